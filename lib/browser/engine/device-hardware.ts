import { MAX_INPUT_PIXELS } from '../../contracts/limits';

/** What a browser tells about its device. */
export interface DeviceHints {
  /** Gigabytes, rounded and capped at 8 by the browser; Chromium only. */
  readonly deviceMemory?: number | undefined;
  readonly maxTouchPoints: number;
}

/** At its peak the engine holds a picture three times, 12 bytes a pixel: 6 megapixels are 72 MB. */
const PIXELS_PER_GIGABYTE = 6_000_000;

/** Safari on phones and tablets, which tells no memory, has no larger canvas. */
const TOUCH_DEVICE_PIXELS = 4096 * 4096;

/** The largest picture that the engine should try on a device, in pixels. A crashed tab is worse than a smaller cut-out. */
export function maxLocalPixels({ deviceMemory, maxTouchPoints }: DeviceHints): number {
  if (deviceMemory === undefined) return maxTouchPoints > 0 ? TOUCH_DEVICE_PIXELS : MAX_INPUT_PIXELS;
  // The browser says 8 for all that is above, too.
  if (deviceMemory >= 8) return MAX_INPUT_PIXELS;
  return Math.min(MAX_INPUT_PIXELS, Math.floor(deviceMemory * PIXELS_PER_GIGABYTE));
}

/** The part of WebGPU that is looked at; TypeScript's own DOM types do not have it yet everywhere. */
interface Gpu {
  requestAdapter(): Promise<{
    readonly isFallbackAdapter?: boolean;
    readonly info?: { readonly isFallbackAdapter?: boolean };
  } | null>;
}

/** Whether a graphics card answers. That `navigator.gpu` exists says nothing, and a stand-in on the processor is slow. */
export async function hasGraphicsCard(): Promise<boolean> {
  const { gpu } = navigator as { gpu?: Gpu };
  try {
    const adapter = await gpu?.requestAdapter();
    if (!adapter) return false;
    return adapter.isFallbackAdapter !== true && adapter.info?.isFallbackAdapter !== true;
  } catch {
    return false;
  }
}

/** More threads than these gain nothing on a net of this size. Phones have as many fast cores at most. */
const MOST_THREADS = 4;

interface Surroundings {
  readonly crossOriginIsolated: boolean;
  readonly hardwareConcurrency: number;
  readonly hasSharedMemory: boolean;
}

/** How many threads run the net: one where threads cannot share memory, and never more than there are cores. */
export function threadCount(of: Surroundings): number {
  if (!of.crossOriginIsolated || !of.hasSharedMemory) return 1;
  return Math.max(1, Math.min(MOST_THREADS, of.hardwareConcurrency || 1));
}
