import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';

/**
 * Reads a list that the build has written to `dist` of the standalone build.
 *
 * @param root folder of the standalone build
 * @param name the list's file, without folders
 * @param schema what its writer promises
 * @throws Error in one line that names the file, what is wrong with it, and the command that writes it anew
 */
export function readBuildList<List>(root: string, name: string, schema: z.ZodType<List>): List {
  const file = path.join(/* turbopackIgnore: true */ root, 'dist', name);
  const broken = (what: string, cause: unknown) =>
    new Error(`dist/${name} ${what}: run npm run build`, { cause });
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw broken('cannot be read', cause);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw broken('is no JSON', cause);
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw broken(`is not as this version writes it (${firstIssue(result.error)})`, result.error);
}

function firstIssue({ issues: [issue] }: z.ZodError): string {
  return issue === undefined ? '' : [...issue.path, issue.message].join(' ');
}
