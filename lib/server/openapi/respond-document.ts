import 'server-only';
import { stringify } from 'yaml';
import { ServiceError } from '@/lib/contracts/errors';
import { API_HEADERS } from '../http/security-headers';
import type { Api } from './api';
import { CLEARCUT } from './clearcut';
import { openApiDocument } from './document';
import { REMBG_API } from './rembg';
import { REMOVEBG_API } from './removebg';

/** Each API, by the name of its document. */
export const APIS: ReadonlyMap<string, Api> = new Map([
  ['clearcut', CLEARCUT],
  ['removebg', REMOVEBG_API],
  ['rembg', REMBG_API],
]);

const WRITERS: ReadonlyMap<string, readonly [mediaType: string, write: (value: unknown) => string]> = new Map(
  [
    ['json', ['application/json', (value) => JSON.stringify(value)]],
    // RFC 9512. Without anchors: some readers know none.
    ['yaml', ['application/yaml', (value) => stringify(value, { aliasDuplicateObjects: false })]],
  ],
);

/** Another release may say something else. */
const MAX_AGE_SECONDS = 3_600;

/** Documents as they were written when first asked for. */
const written = new Map<string, string>();

/**
 * An OpenAPI document.
 *
 * @param path of the request; its last segment names the document, such as `removebg.yaml`
 * @throws ServiceError not_found
 */
export function respondDocument(path: string): Response {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const [name = '', extension = ''] = file.split('.', 2);
  const [api, writer] = [APIS.get(name), WRITERS.get(extension)];
  if (!api || !writer || path !== `/api/openapi/${name}.${extension}`) throw new ServiceError('not_found');
  const [mediaType, write] = writer;
  const text = written.get(file) ?? write(openApiDocument(api));
  written.set(file, text);
  return new Response(text, {
    headers: {
      ...API_HEADERS,
      'Content-Type': `${mediaType}; charset=utf-8`,
      'Cache-Control': `public, max-age=${MAX_AGE_SECONDS}`,
    },
  });
}
