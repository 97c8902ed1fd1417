import { describe, expect, it } from 'vitest';
import { openApiDocument } from '@/lib/server/openapi/document';
import { APIS } from '@/lib/server/openapi/respond-document';
import { sharedServer } from '../../fixtures/shared-server';
import { multipart } from './bodies';
import { photo } from './removebg-client';
import { replay } from './replay';

/** Of a document, what a request is built from. */
interface Document {
  readonly paths: Readonly<Record<string, { readonly post?: { readonly requestBody?: RequestBody } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface RequestBody {
  readonly content: Readonly<
    Record<string, { readonly schema: { readonly $ref: string }; readonly examples?: Examples }>
  >;
}
type Examples = Readonly<Record<string, { readonly value: Readonly<Record<string, string>> }>>;
interface Schema {
  readonly properties?: Readonly<Record<string, { readonly format?: string }>>;
}

const server = sharedServer();
const get = (path: string) => replay(server.url, { method: 'GET', path });

/**
 * The forms that a document gives as examples, each with its address. Where a file is asked for it is the photo.
 */
const examplesIn = ({ paths, components }: Document) =>
  Object.entries(paths).flatMap(([path, { post }]) => {
    const form = post?.requestBody?.content['multipart/form-data'];
    const { properties = {} } = components.schemas[form?.schema.$ref.split('/').at(-1) ?? ''] ?? {};
    return Object.entries(form?.examples ?? {}).map(([name, { value }]) => {
      const fields = Object.entries(value).map(([field, text]) => {
        const isFile = properties[field]?.format === 'binary';
        return [field, isFile ? { value: photo, fileName: text } : text] as const;
      });
      return { path, name, form: multipart(Object.fromEntries(fields)) };
    });
  });

describe.each([...APIS])('the document of %s', (name, api) => {
  const document = JSON.parse(JSON.stringify(openApiDocument(api))) as Document;

  it('is served, and may be kept', async () => {
    const { status, headers, body } = await get(`/api/openapi/${name}.json`);
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=3600']);
    expect(JSON.parse(body.toString())).toEqual(document);
    const yaml = await get(`/api/openapi/${name}.yaml`);
    expect([yaml.status, yaml.body.subarray(0, 11).toString()]).toEqual([200, 'openapi: 3.']);
  });

  it.each(examplesIn(document))(
    '$path: the example $name is answered with a picture',
    async ({ path, form }) => {
      const { status, headers, body } = await replay(server.url, { ...form, path });
      expect(status, body.subarray(0, 300).toString()).toBe(200);
      expect(headers['content-type']).toMatch(/^image\//);
    },
  );
});

it('there is no other document', async () => {
  const { status, body } = await get('/api/openapi/other.json');
  expect([status, JSON.parse(body.toString())]).toMatchObject([404, { error: { code: 'not_found' } }]);
});
