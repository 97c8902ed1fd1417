import 'server-only';

/** What a client has sent, by field name, whatever form its body has. */
export interface SentFields {
  /** A field's text; undefined where it is not given. */
  readonly text: (name: string) => string | undefined;
  /** A file's bytes as they came, of a form's part; undefined where it is not given. */
  readonly file: (name: string) => Uint8Array | undefined;
}

/**
 * A field's text, or undefined where it means "not given": clients send all of their fields always, as empty text or as
 * the word that JavaScript writes for what is not there.
 */
export function given(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' || trimmed === 'undefined' ? undefined : trimmed;
}
