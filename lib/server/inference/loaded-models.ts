import 'server-only';
import type { Session } from '@/lib/core/session';
import type { Net } from '@/lib/core/solve/net';
import { netSpec, type ModelManifest } from '@/lib/models/manifest';
import { requireRoom, type StoredModel } from './model-store';

/** What {@link LoadedModels} needs of the world. */
export interface ModelSource<S extends ReleasableSession> {
  /** Reads what is said of a model, not its weights. */
  readonly describe: (name: string) => Promise<ModelManifest>;
  readonly read: (name: string) => Promise<StoredModel>;
  readonly open: (model: StoredModel) => Promise<S>;
  /** Memory of this process, in bytes. */
  readonly residentBytes: () => number;
}

interface ReleasableSession extends Session {
  readonly release: () => Promise<void>;
}

interface Entry<S> {
  readonly session: S;
  readonly loaded: Net;
  /** By how much the process grew for it. */
  grownBytes: number;
  /** What it is taken to take: that, or more where the file or an earlier stay says so. */
  bytes: number;
}

/**
 * The models a child holds. A model is loaded when it is first asked for. It leaves when the room is needed for another
 * and its last use is longest ago. Room is made before a model is read. What one takes is measured by how much the
 * process grew while it was loaded and first ran. Activations can take many times the weights. The measure is
 * remembered for when it comes back. One that takes more than all the room stays alone.
 */
export class LoadedModels<S extends ReleasableSession> {
  /** The longest unused first. */
  readonly #entries = new Map<string, Entry<S>>();
  /** What models took that are no longer here, in bytes. */
  readonly #taken = new Map<string, number>();

  /** @param maxBytes the room for all of them */
  constructor(
    private readonly source: ModelSource<S>,
    private readonly maxBytes: number,
    private readonly onLoaded: (name: string, session: S, durationMs: number) => void,
  ) {}

  /**
   * Not to be called while a model runs.
   *
   * @throws ModelError when the model cannot be loaded, or its file alone is larger than the room
   */
  async get(name: string): Promise<Net> {
    const known = this.#entries.get(name);
    if (known) {
      this.#entries.delete(name);
      this.#entries.set(name, known);
      return known.loaded;
    }
    const beganAtMs = performance.now();
    const manifest = await this.source.describe(name);
    requireRoom(manifest, this.maxBytes);
    const bytes = Math.max(manifest.bytes, this.#taken.get(name) ?? 0);
    await this.#makeRoom(this.maxBytes - bytes);
    const stored = await this.source.read(name);
    const before = this.source.residentBytes();
    const session = await this.source.open(stored);
    const loaded = { session: this.#measured(name, session), spec: netSpec(stored.manifest) };
    const grownBytes = this.source.residentBytes() - before;
    this.#entries.set(name, { session, loaded, grownBytes, bytes: Math.max(bytes, grownBytes) });
    this.onLoaded(name, session, performance.now() - beganAtMs);
    return loaded;
  }

  /** Names of those that are loaded, the longest unused first. */
  get names(): string[] {
    return [...this.#entries.keys()];
  }

  /** A session whose first run counts what it took, too. */
  #measured(name: string, session: S): Session {
    let first = true;
    return {
      run: async (input) => {
        if (!first) return session.run(input);
        first = false;
        const before = this.source.residentBytes();
        const output = await session.run(input);
        const entry = this.#entries.get(name);
        if (entry) {
          entry.grownBytes += Math.max(0, this.source.residentBytes() - before);
          entry.bytes = Math.max(entry.bytes, entry.grownBytes);
        }
        await this.#makeRoom(this.maxBytes, name);
        return output;
      },
    };
  }

  /** Lets models go until the others take at most so much; `keep` stays whatever it takes. */
  async #makeRoom(maxBytes: number, keep?: string): Promise<void> {
    let taken = [...this.#entries.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [name, { session, bytes }] of this.#entries) {
      if (taken <= maxBytes) return;
      if (name === keep) continue;
      this.#entries.delete(name);
      this.#taken.set(name, bytes);
      taken -= bytes;
      await session.release();
    }
  }
}
