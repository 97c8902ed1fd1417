import type { Browser, Page } from '@playwright/test';
import { threadCount } from '@/lib/browser/engine/device-hardware';

/** One picture through the product's own tool page, on the device. */
export interface EngineRun {
  /** From the job's post to the worker until its answer: decode to encode. */
  readonly wholeMs: number;
  /** Milliseconds from the beginning of each step to that of the next. */
  readonly stepsMs: Readonly<Record<string, number>>;
  readonly outputBytes: number;
}

/** What the page notes of its engine's worker; see {@link watchWorkers}. */
type WatchedPage = typeof globalThis & { watched: { run?: EngineRun; cutOut?: Blob } };

/** The tool page in a browsing context of its own, bound to this device. */
export class ToolPage {
  readonly #page: Page;
  readonly #transferred: Promise<number>[] = [];

  private constructor(page: Page) {
    this.#page = page;
    page.context().on('requestfinished', (request) => {
      this.#transferred.push(request.sizes().then(bodyBytes));
    });
  }

  /** @param url the service's */
  static async open(browser: Browser, url: string): Promise<ToolPage> {
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript(watchWorkers);
    const tool = new ToolPage(page);
    await page.goto(`${url}/en/remove-background?engine=browser`, { waitUntil: 'networkidle' });
    return tool;
  }

  /** Bytes of response bodies since the last call. */
  async takeTransferredBytes(): Promise<number> {
    const sizes = await Promise.all(this.#transferred.splice(0));
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  /** How many threads the engine has here. */
  async threads(): Promise<number> {
    const surroundings = await this.#page.evaluate(() => ({
      crossOriginIsolated,
      hardwareConcurrency: navigator.hardwareConcurrency,
      hasSharedMemory: typeof SharedArrayBuffer !== 'undefined',
    }));
    return threadCount(surroundings);
  }

  /** @param photo its path: a file given by its content would be decoded by the page */
  async cutOut(photo: string): Promise<EngineRun> {
    await this.#page.evaluate(() => delete (globalThis as WatchedPage).watched.run);
    await this.#page.locator('input[type=file][accept*=heif]').setInputFiles(photo);
    const run = await this.#page.waitForFunction(() => (globalThis as WatchedPage).watched.run, undefined, {
      timeout: 120_000,
    });
    return (await run.jsonValue())!;
  }

  /** The file that was made last. */
  async lastCutOut(): Promise<{ type: string; body: Buffer }> {
    const { type, base64 } = await this.#page.evaluate(async () => {
      const blob = (globalThis as WatchedPage).watched.cutOut!;
      const url = await new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result as string);
        reader.readAsDataURL(blob);
      });
      return { type: blob.type, base64: url.slice(url.indexOf(',') + 1) };
    });
    return { type, body: Buffer.from(base64, 'base64') };
  }

  close(): Promise<void> {
    return this.#page.context().close();
  }
}

/** What came out of the browser's own cache has no size, or less than none. */
const bodyBytes = ({ responseBodySize }: { responseBodySize: number }) => Math.max(0, responseBodySize);

/** Runs in the page before its own scripts. Notes when a job went to the engine and when its answer came. */
function watchWorkers(): void {
  const here = globalThis as WatchedPage;
  here.watched = {};
  let began = 0;
  let marks: [string, number][] = [];
  here.Worker = class extends Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      this.addEventListener('message', ({ data }: MessageEvent<Record<string, unknown>>) => {
        const now = performance.now();
        const { step } = (data['progress'] ?? {}) as { step?: string };
        if (step !== undefined && marks.at(-1)?.[0] !== step) marks.push([step, now]);
        const result = data['result'] as { blob?: Blob } | undefined;
        if (data['type'] !== 'done' || !result?.blob) return;
        const steps = marks.map(([name, at], index) => [name, (marks[index + 1]?.[1] ?? now) - at]);
        const stepsMs = Object.fromEntries(steps) as Record<string, number>;
        here.watched.cutOut = result.blob;
        here.watched.run = { wholeMs: now - began, stepsMs, outputBytes: result.blob.size };
      });
    }
    override postMessage(message: { job?: { picture?: Blob } }): void {
      if (message.job?.picture) {
        began = performance.now();
        marks = [];
      }
      super.postMessage(message);
    }
  };
}
