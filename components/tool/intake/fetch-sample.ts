import 'client-only';
import { INPUT_FORMATS, MEDIA_TYPES } from '@/lib/contracts/remove';
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

/** What the site's own pictures are. */
const TYPES: readonly string[] = INPUT_FORMATS.map((format) => MEDIA_TYPES[format]);

/**
 * Fetches one of the site's own pictures as the file that a visitor might have chosen.
 *
 * @param address where it is, on this site
 * @param name of the file
 * @throws {TypeError} where it does not come, or something else does; a DOMException where `signal` has aborted
 */
export async function fetchPicture(address: string, name: string, signal: AbortSignal): Promise<File> {
  const answer = await fetch(address, { signal });
  const content = await answer.blob();
  if (!answer.ok || !TYPES.includes(content.type)) throw new TypeError(`No picture at ${address}.`);
  return new File([content], name, { type: content.type });
}
