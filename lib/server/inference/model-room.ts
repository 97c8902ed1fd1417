import 'server-only';
import { BYTES_PER_MEGABYTE } from '@/lib/contracts/limits';
import type { ModelManifest } from '@/lib/models/manifest';
import { ModelError } from './model-store';

/**
 * @param maxBytes the room for all of a child's models
 * @throws ModelError when the model's file alone is larger
 */
export function requireRoom({ id, bytes }: Pick<ModelManifest, 'id' | 'bytes'>, maxBytes: number): void {
  if (bytes <= maxBytes) return;
  throw new ModelError(
    `model ${id}: expected at most MODEL_MEMORY_MB (${megabytes(maxBytes)} MB) but its file has ` +
      `${megabytes(bytes)} MB`,
  );
}

/** What `MODEL_MEMORY_MB` gives, in bytes. */
export function roomBytes({ modelMemoryMegabytes }: { readonly modelMemoryMegabytes: number }): number {
  return modelMemoryMegabytes * BYTES_PER_MEGABYTE;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / BYTES_PER_MEGABYTE);
}
