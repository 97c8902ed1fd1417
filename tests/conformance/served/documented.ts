import { expect } from 'vitest';
import { APIS } from '@/lib/server/openapi/respond-document';
import type { Answer, Api } from '@/lib/server/openapi/api';
import { DEFAULT_PATH, type Recorded, type Replayed } from './replay';

/** Headers of answers that a program may go by; all others are HTTP's own, or browsers'. */
const TELLING = /^(x-(?!content-type-options$|frame-options$)|ratelimit-|retry-after$|server-timing$)/;

/**
 * Holds an answer to what the OpenAPI documents say of its address and method. It compares status, headers, media type,
 * and JSON to the letter. Where the documents know neither there is nothing to hold it to.
 */
export function holdToDocuments(
  { method = 'POST', path = DEFAULT_PATH }: Recorded,
  { status, headers, body }: Replayed,
): void {
  const found = operationAt(method, path);
  if (!found) return;
  const { api, answers } = found;
  const answer = answers.find((one) => one.status === status);
  if (!answer) throw new Error(`${method} ${path} answers ${status}, which its document does not have`);

  const names = new Map(Object.entries(answer.headers).map(([name, said]) => [name.toLowerCase(), said]));
  const undocumented = Object.keys(headers).filter((name) => TELLING.test(name) && !names.has(name));
  const missing = [...names].filter(([name, { optional }]) => !optional && headers[name] === undefined);
  expect({ undocumented, missing: missing.map(([name]) => name) }).toEqual({ undocumented: [], missing: [] });

  const mediaType = headers['content-type']?.split(';')[0] ?? '';
  const name = answer.contents[mediaType];
  expect(name, `${mediaType} with ${status}`).toBeDefined();
  if (mediaType === 'application/json') {
    const told: unknown = JSON.parse(body.toString());
    // What a schema does not know it leaves out.
    expect(api.schemas[name ?? '']?.parse(told)).toEqual(told);
  }
}

function operationAt(
  method: string,
  path: string,
): { readonly api: Api; readonly answers: readonly Answer[] } | undefined {
  const address = path.replace(/\?.*$/, '').replace(/^\/+/, '/');
  for (const api of APIS.values()) {
    const operation = api.operations.find(
      (one) => one.door.path === address && one.method === method.toLowerCase(),
    );
    if (operation) return { api, answers: operation.answers };
  }
  return undefined;
}
