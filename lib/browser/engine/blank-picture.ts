import 'client-only';

/** A picture of nothing, for runs whose result nobody sees. The net takes as long over it as over a photo. */
export function blankPicture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(64, 64);
  canvas.getContext('2d');
  return canvas.convertToBlob();
}
