import 'client-only';
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
