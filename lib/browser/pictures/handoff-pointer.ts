import 'client-only';

/** What sessionStorage holds of a picture on its way: all of it, or the key under which IndexedDB has it. */
export type Pointer =
  | {
      readonly kind: 'inline';
      readonly name: string;
      readonly type: string;
      readonly lastModified: number;
      /** Base64. */
      readonly data: string;
    }
  | { readonly kind: 'parcel'; readonly parcel: number };

type InlinePointer = Extract<Pointer, { kind: 'inline' }>;

/** Bytes that become text at once: more arguments than a call takes would be too many. */
const STEP_BYTES = 0x8000;

/** Writes a file down as text. */
export async function writePointer(file: File): Promise<InlinePointer> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let from = 0; from < bytes.length; from += STEP_BYTES) {
    binary += String.fromCharCode(...bytes.subarray(from, from + STEP_BYTES));
  }
  const { name, type, lastModified } = file;
  return { kind: 'inline', name, type, lastModified, data: btoa(binary) };
}

/** The file again. */
export function readPointer({ name, type, lastModified, data }: InlinePointer): File {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  return new File([bytes], name, { type, lastModified });
}
