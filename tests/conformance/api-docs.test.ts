import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NOTICES } from '@/lib/contracts/remove';
import { API_DOCS, renderApiDocs } from '../../scripts/api-docs/render';

const docs = readFileSync(API_DOCS, 'utf8');

describe('docs/api.md', () => {
  it('is what `npm run docs:api` writes', async () => {
    expect(docs).toBe(await renderApiDocs());
  });

  it.each(NOTICES)('explains the notice %s', (notice) => expect(docs).toContain(`\`${notice}\` (`));
});
