import { ESLint, Linter } from 'eslint';
import path from 'node:path';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
let rules: Linter.RulesRecord;

beforeAll(async () => {
  const config = (await new ESLint({ cwd: root }).calculateConfigForFile(
    path.join(root, 'lib/server/example.ts'),
  )) as { rules: Linter.RulesRecord };
  const { 'no-restricted-syntax': syntax, 'no-restricted-imports': imports } = config.rules;
  rules = { 'no-restricted-syntax': syntax ?? 'off', 'no-restricted-imports': imports ?? 'off' };
});

/** What this repository's own lint says of code under lib/server, by the two rules that keep it off the disk. */
function complaints(code: string): string[] {
  const languageOptions = { parser: tseslint.parser as Linter.Parser };
  return new Linter().verify(code, [{ languageOptions, rules }]).map(({ message }) => message);
}

describe('P4 lint of lib/server', () => {
  it.each([
    `fs.writeFile('x', picture);`,
    `fs.writeFileSync('x', picture);`,
    `await promises.appendFile('x', picture);`,
    `writeFileSync('x', picture);`,
    `createWriteStream('x');`,
    `createReadStream('x', { flags: 'w' });`,
    `createReadStream('x', { 'flags': 'w' });`,
    `createReadStream('x', { start: 1, ...further });`,
    `createReadStream('x', { [start]: 1 });`,
    `createReadStream('x', options);`,
    `fs.mkdtempSync('x');`,
    `fs.mkdir('x');`,
    `fs.rename('a', 'b');`,
    `fs.copyFile('a', 'b');`,
    `fs.openSync('x', 'w');`,
    `fs.open('x', flags);`,
    `await open('x', 'r+');`,
    `await sharp(picture).toFile('x');`,
    `await sharp(picture).stats();`,
    `os.tmpdir();`,
    `tmpdir();`,
    `v8.writeHeapSnapshot();`,
    `process.report.writeReport();`,
    `await import('node:fs');`,
    `import fs from 'node:fs';`,
    `import * as fs from 'fs';`,
    `import { writeFile as keep } from 'node:fs/promises';`,
    `import { createWriteStream } from 'fs';`,
    `import { promises } from 'node:fs';`,
  ])('refuses %s', (code) => {
    expect(complaints(code)).not.toEqual([]);
  });

  it.each([
    `import { readFile } from 'node:fs/promises';\nawait readFile('model.onnx');`,
    `import { readFileSync } from 'node:fs';`,
    `import { createReadStream } from 'node:fs';\ncreateReadStream('x', { start: 1, end: 2 });`,
    `fs.openSync('x', 'r');`,
    `await sharp(picture).png().toBuffer();`,
    `channel.open();`,
  ])('allows %s', (code) => {
    expect(complaints(code)).toEqual([]);
  });
});
