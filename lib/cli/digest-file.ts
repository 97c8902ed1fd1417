import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { KnownFile } from '@/lib/models/catalogue';

/** What a file is. */
export type FileDigest = Required<KnownFile>;

/** Reads a file once, whatever its size, without holding it. */
export async function digestFile(file: string): Promise<FileDigest> {
  const sha256 = createHash('sha256');
  const md5 = createHash('md5');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    const part = chunk as Buffer;
    bytes += part.length;
    sha256.update(part);
    md5.update(part);
  }
  return { bytes, sha256: sha256.digest('hex'), md5: md5.digest('hex') };
}

/**
 * Why a file is none of those that it may be.
 *
 * @returns a clause, or undefined where it is one of them
 */
export function misfitOf(found: FileDigest, known: readonly KnownFile[]): string | undefined {
  const sameSize = known.filter(({ bytes }) => bytes === found.bytes);
  if (sameSize.length === 0) {
    return `expected ${known.map(({ bytes }) => bytes).join(' or ')} bytes but received ${found.bytes}`;
  }
  const isSame = ({ sha256, md5 }: KnownFile) => sha256 === found.sha256 && (md5 ?? found.md5) === found.md5;
  if (sameSize.some(isSame)) return undefined;
  return `expected sha256 ${sameSize.map(({ sha256 }) => sha256).join(' or ')} but received ${found.sha256}`;
}
