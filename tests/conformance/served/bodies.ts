import type { Recorded } from './replay';

/** How one part of a form is written. */
export interface WrittenPart {
  readonly value: string | Buffer;
  /** Left out: the part has none, as a text field. */
  readonly fileName?: string;
  readonly contentType?: string;
}

/** Fields of a form, in the order in which they are sent. */
export type WrittenFields = Readonly<Record<string, string | Buffer | WrittenPart>>;

type Body = Pick<Recorded, 'headers' | 'body'>;

const BOUNDARY = '----WebKitFormBoundary7MA4YWxkTrZu0gW';

/** A multipart form, byte by byte. */
export function multipart(fields: WrittenFields, lineEnd: '\r\n' | '\n' = '\r\n'): Body {
  const pieces = Object.entries(fields).flatMap(([name, field]) => {
    const part = typeof field === 'string' || Buffer.isBuffer(field) ? { value: field } : field;
    const { value, fileName, contentType } = part;
    const file = fileName === undefined ? '' : `; filename="${fileName}"`;
    const head = [
      `--${BOUNDARY}`,
      `Content-Disposition: form-data; name="${name}"${file}`,
      ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
      '',
      '',
    ];
    return [Buffer.from(head.join(lineEnd)), Buffer.from(value), Buffer.from(lineEnd)];
  });
  return {
    headers: { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--${lineEnd}`)]),
  };
}

export function json(value: unknown): Body {
  return { headers: { 'Content-Type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) };
}

export function urlencoded(fields: Readonly<Record<string, string>>): Body {
  return {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(new URLSearchParams(fields).toString()),
  };
}
