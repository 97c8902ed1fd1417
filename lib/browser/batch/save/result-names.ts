import { cutOutName } from '../../pictures/cut-out-name';

/** What some file system does not take in a name: separators, Windows's reserved signs, control characters. */
// eslint-disable-next-line no-control-regex -- those are meant
const UNSAFE = /[\\/:*?"<>|\u0000-\u001f\u007f]/g;

/**
 * File name of a result: the picture's own, with what it has become: `holiday.jpg` as JPEG becomes `holiday-cutout.jpg`.
 * @param type media type of the result
 */
export function resultName(pictureName: string, type: string): string {
  return cutOutName(pictureName.replace(UNSAFE, '_'), type);
}

/**
 * Hands out names, each once: `a-cutout.png`, then `a-cutout-2.png`. Names may differ only in case or in how a letter
 * is put together. Many file systems take them for the same, so they count as the same.
 */
export class DistinctNames {
  readonly #taken: Set<string>;

  /** @param taken names that are not to be handed out */
  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set([...taken].map(asFileSystemsSee));
  }

  take(wanted: string): string {
    const dot = wanted.lastIndexOf('.');
    const [stem, extension] = dot <= 0 ? [wanted, ''] : [wanted.slice(0, dot), wanted.slice(dot)];
    let name = wanted;
    for (let count = 2; this.#taken.has(asFileSystemsSee(name)); count++)
      name = `${stem}-${count}${extension}`;
    this.#taken.add(asFileSystemsSee(name));
    return name;
  }
}

function asFileSystemsSee(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
