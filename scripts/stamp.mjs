import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Digest of files and folders (all files below them, by content) and of further strings. */
export function digest(paths, further = []) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((entry) => filesBelow(path.join(root, entry))).sort()) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  for (const text of further) hash.update(`${text}\0`);
  return hash.digest('hex');
}

function filesBelow(entry) {
  if (!existsSync(entry)) return [];
  try {
    return readdirSync(entry).flatMap((name) => filesBelow(path.join(entry, name)));
  } catch (error) {
    if (error.code === 'ENOTDIR') return [entry];
    throw error;
  }
}

/** Whether a step was last done for this very digest. */
export function isDone(stampFile, value) {
  const file = path.join(root, stampFile);
  return existsSync(file) && readFileSync(file, 'utf8') === value;
}

export function markDone(stampFile, value) {
  const file = path.join(root, stampFile);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, value);
}
