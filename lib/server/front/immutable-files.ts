import 'server-only';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One form of a file, as it goes over the line. */
export interface FileForm {
  readonly encoding: 'identity' | 'br' | 'gzip';
  /** Where it lies. */
  readonly file: string;
  readonly bytes: number;
}

/** A file that never changes under its address. */
export interface ImmutableFile {
  readonly path: string;
  readonly type: string;
  /** Of the plain form. */
  readonly sha256: string;
  /** The plain form first. */
  readonly forms: readonly [FileForm, ...FileForm[]];
}

/**
 * Reads the build's list of the files that browsers keep for ever (`scripts/immutable-files.mjs`). `next dev` has none:
 * Next serves them itself.
 *
 * @param root folder of the standalone build
 * @returns files by their path; nothing else is ever looked up on the disk
 */
export function readImmutableFiles(root: string): ReadonlyMap<string, ImmutableFile> {
  const list = path.join(/* turbopackIgnore: true */ root, 'dist', 'immutable-files.json');
  if (!existsSync(list)) return new Map();
  const files = JSON.parse(readFileSync(list, 'utf8')) as ImmutableFile[];
  return new Map(
    files.map((file) => {
      const [plain, ...compressed] = file.forms;
      const located = (form: FileForm) => ({
        ...form,
        file: path.join(/* turbopackIgnore: true */ root, form.file),
      });
      return [file.path, { ...file, forms: [located(plain), ...compressed.map(located)] }];
    }),
  );
}
