import 'client-only';
import { type DeviceHints, hasGraphicsCard, maxLocalPixels, threadCount } from '../engine/device-hardware';
import { canCutOutHere } from '../engine/local-engine';
import { savesData } from '../settings/connection';
import { readsCanvasTruly } from '../worker/canvas-reads';

/** What this browser brings along for cutting pictures out by itself. It says nothing of whose it is. */
export interface Capabilities {
  /** It can run the engine at all. */
  readonly able: boolean;
  readonly simd: boolean;
  /** What is read off a canvas is what was drawn there. */
  readonly readsCanvas: boolean;
  /** Cores that the browser tells of. */
  readonly cores: number;
  /** Threads that run the net: one where they cannot share memory. */
  readonly threads: number;
  readonly graphicsCard: boolean;
  /** Gigabytes, rounded and capped at 8 by the browser; undefined where it does not tell. */
  readonly memoryGigabytes: number | undefined;
  /** The largest picture that is cut out in its own size, in pixels. */
  readonly maxPixels: number;
  readonly storage: StorageRoom;
  /** The visitor has asked the browser to spare data. */
  readonly saveData: boolean;
}

/** Finds out what this browser can do. Nothing is downloaded for it. */
export async function readCapabilities(): Promise<Capabilities> {
  const [graphicsCard, storage, readsCanvas] = await Promise.all([
    hasGraphicsCard(),
    storageRoom(),
    readsCanvasTruly(),
  ]);
  const hints: DeviceHints = navigator;
  const simd = hasSimd();
  const cores = navigator.hardwareConcurrency || 1;
  return {
    able: simd && canCutOutHere() && readsCanvas,
    simd,
    readsCanvas,
    cores,
    threads: threadCount({
      crossOriginIsolated,
      hardwareConcurrency: cores,
      hasSharedMemory: typeof SharedArrayBuffer !== 'undefined',
    }),
    graphicsCard,
    memoryGigabytes: hints.deviceMemory,
    maxPixels: maxLocalPixels(hints),
    storage,
    saveData: savesData(),
  };
}

/** What a browser lets these pages keep. */
interface StorageRoom {
  /** Files can be kept at all. */
  readonly usable: boolean;
  /** The browser has promised not to clear it by itself. */
  readonly persisted: boolean;
  /** In bytes, as the browser estimates; undefined where it does not tell. */
  readonly freeBytes: number | undefined;
}

/** Asks the browser what room there is. */
export async function storageRoom(): Promise<StorageRoom> {
  try {
    await caches.keys();
  } catch {
    return { usable: false, persisted: false, freeBytes: undefined };
  }
  // Each of them is missing somewhere (`estimate` before Safari 17), with all of `storage` or alone.
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  const [persisted = false, estimate = {}] = await Promise.all([
    storage?.persisted?.().catch(() => false),
    storage?.estimate?.().catch((): StorageEstimate => ({})),
  ]);
  const { quota, usage = 0 } = estimate;
  return { usable: true, persisted, freeBytes: quota === undefined ? undefined : Math.max(0, quota - usage) };
}

/** A module of one function that multiplies vectors: only what knows SIMD takes it for valid. */
const WITH_VECTORS = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
  11,
]);

/** Whether WebAssembly computes with vectors here. The engine does nothing else. */
export function hasSimd(): boolean {
  return typeof WebAssembly !== 'undefined' && WebAssembly.validate(WITH_VECTORS);
}
