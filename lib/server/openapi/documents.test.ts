import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isServiceError } from '@/lib/contracts/errors';
import { APIS, respondDocument } from './respond-document';

/** Asks for a document as the route does. */
const ask = async (name: string) => {
  const answer = respondDocument(`/api/openapi/${name}`);
  return { headers: answer.headers, text: await answer.text() };
};

describe.each([...APIS.keys()])('the document of %s', (name) => {
  it('is OpenAPI 3.1', async () => {
    const { text, headers } = await ask(`${name}.json`);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    const document = JSON.parse(text) as Parameters<Validator['validate']>[0];
    const { valid, errors } = await new Validator().validate(document);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(text).toContain('"openapi":"3.1.');
  });

  it('says the same in YAML, and may be kept for a while', async () => {
    const [json, yaml] = [await ask(`${name}.json`), await ask(`${name}.yaml`)];
    expect(parse(yaml.text)).toEqual(JSON.parse(json.text));
    expect(yaml.headers.get('content-type')).toBe('application/yaml; charset=utf-8');
    expect(yaml.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/);
  });

  it('refers to nothing that it has not, and has nothing that it does not refer to', async () => {
    const { text } = await ask(`${name}.json`);
    const { components } = JSON.parse(text) as { components: Record<'schemas' | 'headers', object> };
    for (const kind of ['schemas', 'headers'] as const) {
      const referred = [...text.matchAll(new RegExp(`#/components/${kind}/([\\w-]+)`, 'g'))].map(
        ([, to]) => to,
      );
      expect([...new Set(referred)].sort()).toEqual(Object.keys(components[kind]).sort());
    }
  });
});

describe('respondDocument', () => {
  it.each([
    '',
    'clearcut',
    'clearcut.',
    'clearcut.xml',
    'other.json',
    'clearcut.json.yaml',
    'x/clearcut.json',
  ])('knows no %j', (name) => {
    let caught: unknown;
    try {
      respondDocument(`/api/openapi/${name}`);
    } catch (error) {
      caught = error;
    }
    expect(isServiceError(caught) && caught.code).toBe('not_found');
  });
});
