import 'client-only';

/** File name of a cut-out: `holiday.jpg` becomes `holiday-cutout.png`. */
export function cutOutName(pictureName: string): string {
  const stem = pictureName.replace(/\.[^.]*$/, '').trim();
  return stem === '' ? 'cutout.png' : `${stem}-cutout.png`;
}
