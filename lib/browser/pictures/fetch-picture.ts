import 'client-only';
import { INPUT_FORMATS, MEDIA_TYPES } from '../../contracts/remove';

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
