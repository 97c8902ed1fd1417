import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { noticesOf } from './notices.mjs';

const root = path.resolve(import.meta.dirname, '..');

describe('noticesOf', () => {
  it('names what is served with its licence, and shared texts once', () => {
    const packages = {
      '': { version: '0.1.0' },
      'node_modules/b': { version: '2.0.0', license: 'MIT' },
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/a/node_modules/@x/c': { version: '3.0.0', license: 'ISC' },
      'node_modules/tool': { version: '1.0.0', license: 'MIT', dev: true },
      'node_modules/other-machine': { version: '1.0.0', license: 'MIT' },
    };
    const textsOf = (folder: string) =>
      folder.endsWith('other-machine') ? undefined : [folder.includes('@x') ? 'ISC text' : 'MIT text'];
    const rule = '-'.repeat(80);
    expect(noticesOf(packages, textsOf)).toBe(
      `Open-source software in this installation\n${rule}\n` +
        `@x/c 3.0.0\n\nLicence: ISC\n\nISC text\n${rule}\n` +
        'a 1.0.0\nb 2.0.0\n\nLicence: MIT\n\nMIT text\n',
    );
  });

  it('covers every direct dependency', () => {
    const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as unknown;
    const { packages } = read('package-lock.json') as { packages: Record<string, object> };
    const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
    const lines = noticesOf(packages, () => []).split('\n');
    for (const [name, version] of Object.entries(dependencies)) expect(lines).toContain(`${name} ${version}`);
  });
});
