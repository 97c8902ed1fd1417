import 'client-only';
import type { LocalFormat } from '../worker/messages';

const EXTENSIONS = { png: 'png', webp: 'webp', jpeg: 'jpg' } as const satisfies Record<LocalFormat, string>;

/** File name of a cut-out: `holiday.jpg` becomes `holiday-cutout.png`. */
export function cutOutName(pictureName: string, format: LocalFormat): string {
  const stem = pictureName.replace(/\.[^.]*$/, '').trim();
  const extension = EXTENSIONS[format];
  return stem === '' ? `cutout.${extension}` : `${stem}-cutout.${extension}`;
}
