import 'client-only';
import { savesData } from '../settings/connection';
import { maxLocalPixels, type DeviceHints } from '../engine/device-limits';
import { hasGraphicsCard } from '../engine/gpu-adapter';
import { canCutOutHere } from '../engine/local-engine';
import { readsCanvasTruly } from '../worker/canvas-reads';
import { threadCount } from '../worker/thread-count';
import { hasSimd } from './simd';
import { storageRoom, type StorageRoom } from './storage-room';

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
