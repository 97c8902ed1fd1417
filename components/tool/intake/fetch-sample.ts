import { fetchPicture } from '@/lib/browser/pictures/fetch-picture';
import type { SampleName } from './sample-pictures';

/** Addresses of the samples in full size, made as those of their thumbnails are. */
export const SAMPLE_PICTURES: Readonly<Record<SampleName, string>> = {
  shoe: new URL('../../../renders/pictures/shoe.jpg', import.meta.url).pathname,
  camera: new URL('../../../renders/pictures/camera.jpg', import.meta.url).pathname,
  'toy-car': new URL('../../../renders/pictures/toy-car.jpg', import.meta.url).pathname,
  bottle: new URL('../../../renders/pictures/bottle.jpg', import.meta.url).pathname,
};

/**
 * Fetches a sample as the file that a visitor might have chosen.
 *
 * @throws where it does not come, or `signal` has aborted
 */
export function fetchSample(name: SampleName, signal: AbortSignal): Promise<File> {
  return fetchPicture(SAMPLE_PICTURES[name], `${name}.jpg`, signal);
}
