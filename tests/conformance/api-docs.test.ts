import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OPTION_NAMES } from '@/lib/contracts/options/options';
import { NOTICES } from '@/lib/contracts/remove';

const docs = readFileSync('docs/api.md', 'utf8');

describe('docs/api.md', () => {
  it('describes every option, and no other', () => {
    const rows = [...docs.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    expect(rows).toEqual([...OPTION_NAMES]);
  });

  it.each(NOTICES)('explains the notice %s', (notice) => expect(docs).toContain(`\`${notice}\``));
});
