import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONFORMANCE_DOCS, PASSES } from '../../scripts/conformance-docs/render';
import clients from './clients/package.json' with { type: 'json' };
import { CONTRACT, DEFAULTS, SHAPES } from './rows';

/** The cells of the tables' rows, without their heads. */
const rows = readFileSync(CONFORMANCE_DOCS, 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!-|(?:shape|row|client) )/.test(line))
  .map((line) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim()),
  );

describe('docs/conformance.md', () => {
  it('has every row, as `npm run docs:conformance` writes them', () => {
    const shapes = [...SHAPES, ...CONTRACT, ...DEFAULTS].map(({ shape }) => shape);
    expect(rows.slice(0, shapes.length).map(([shape]) => shape)).toEqual(shapes);
  });

  it('knows of none that fails', () => {
    for (const cells of rows) expect(cells).toContain(PASSES);
  });

  it('has the clients that are run, in their versions', () => {
    const named = rows.slice(SHAPES.length + CONTRACT.length + DEFAULTS.length).map(([client]) => client);
    const packages = Object.entries(clients.dependencies).map(([name, version]) => `npm ${name} ${version}`);
    for (const client of [...packages, 'curl', "Python's requests", "PHP's curl"])
      expect(named).toContain(client);
  });
});
