import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readBuildList } from './build-list';

const LIST = z.strictObject({ names: z.array(z.string()) });

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'build-list-'));
  mkdirSync(path.join(root, 'dist'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (text: string) => writeFileSync(path.join(root, 'dist/list.json'), text);
const read = () => readBuildList(root, 'list.json', LIST);

describe('readBuildList', () => {
  it('gives what the file holds', () => {
    write('{"names":["a","b"]}');
    expect(read()).toEqual({ names: ['a', 'b'] });
  });

  it('names the file and the command where there is no file', () => {
    expect(read).toThrow(/^dist\/list\.json cannot be read: run npm run build$/);
  });

  it('names the file and the command where the file was cut short', () => {
    write('{"names":["a"');
    expect(read).toThrow(/^dist\/list\.json is no JSON: run npm run build$/);
  });

  it.each([
    ['{"names":["a",2]}', 'names 1 '],
    ['{"names":[],"more":1}', ''],
    ['[]', ''],
  ])('names the first place in %s that is wrong, in one line', (text, place) => {
    write(text);
    const line = new RegExp(
      `^dist/list\\.json is not as this version writes it \\(${place}[^\\n]+\\): run npm run build$`,
    );
    expect(read).toThrow(line);
  });
});
