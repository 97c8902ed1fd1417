import 'server-only';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readBuildList } from '../http/build-list';

const EncodedForm = z.strictObject({
  encoding: z.enum(['identity', 'br', 'gzip']),
  /** Where it lies: below the build's folder in the list, on the disk once it is read. */
  file: z.string().min(1),
  bytes: z.int().nonnegative(),
});
const PlainForm = EncodedForm.extend({ encoding: z.literal('identity') });
const ImmutableFile = z.strictObject({
  path: z.string().startsWith('/'),
  type: z.string().min(1),
  /** Of the plain form. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The plain form first. */
  forms: z.tuple([PlainForm], EncodedForm).readonly(),
});

/** One form of a file, as it goes over the line. */
export type FileForm = Readonly<z.infer<typeof EncodedForm>>;

/** A file that never changes under its address. */
export type ImmutableFile = Readonly<z.infer<typeof ImmutableFile>>;

const LIST = 'immutable-files.json';

/**
 * Reads the build's list of the files that browsers keep for ever (`scripts/immutable-files.mjs`). `next dev` has none:
 * Next serves them itself.
 *
 * @param root folder of the standalone build
 * @returns files by their path; nothing else is ever looked up on the disk
 * @throws Error in one line where the list is broken
 */
export function readImmutableFiles(root: string): ReadonlyMap<string, ImmutableFile> {
  if (!existsSync(path.join(/* turbopackIgnore: true */ root, 'dist', LIST))) return new Map();
  const locate = <Form extends FileForm>(form: Form): Form => ({
    ...form,
    file: path.join(/* turbopackIgnore: true */ root, form.file),
  });
  return new Map(
    readBuildList(root, LIST, z.array(ImmutableFile)).map((file) => {
      const [plain, ...compressed] = file.forms;
      return [file.path, { ...file, forms: [locate(plain), ...compressed.map(locate)] }];
    }),
  );
}
