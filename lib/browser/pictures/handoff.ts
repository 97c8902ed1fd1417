import 'client-only';

/**
 * Hands the picture chosen on one page to the next one across a client-side navigation. It lives in this
 * module's memory only: a reload forgets it, and nothing is written to the visitor's storage.
 */
let offered: File | undefined;

/** Leaves a picture for the page that opens next. */
export function offerPicture(file: File): void {
  offered = file;
}

/** Takes the picture that was left, once. */
export function takePicture(): File | undefined {
  const file = offered;
  offered = undefined;
  return file;
}
