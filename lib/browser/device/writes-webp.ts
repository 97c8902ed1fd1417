import 'client-only';

let known: boolean | undefined;

/** Whether this browser writes WebP; Safari reads it only. */
export function writesWebp(): boolean {
  return (known ??= document.createElement('canvas').toDataURL('image/webp').startsWith('data:image/webp'));
}
