import 'client-only';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/avif': 'avif',
};

/**
 * File name of a cut-out: `holiday.jpg` becomes `holiday-cutout.png`.
 * @param type its media type
 */
export function cutOutName(pictureName: string, type: string): string {
  const stem = pictureName.replace(/\.[^.]*$/, '').trim();
  const extension = EXTENSIONS[type] ?? 'png';
  return stem === '' ? `cutout.${extension}` : `${stem}-cutout.${extension}`;
}
