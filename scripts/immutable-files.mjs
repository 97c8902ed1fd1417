import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { compressedFiles } from './compressed-files.mjs';

/**
 * Runs the net on a graphics card. It is fetched in the background, where there is a card and it may be worth it.
 */
const FOR_FEW = /\.asyncify\./;

/**
 * Lists the large files that browsers keep for ever (weights and WebAssembly). The list is `dist/immutable-files.json` of
 * the standalone build, with each file's compressed forms beside it. The server answers from that list only.
 *
 * @param standalone folder of the standalone build, with `public` and `.next/static` in it
 * @param cache where compressed forms are kept between builds
 */
export async function writeImmutableFiles(standalone, cache) {
  const forms = path.join(standalone, 'dist', 'immutable-files');
  rmSync(forms, { recursive: true, force: true });
  mkdirSync(forms, { recursive: true });
  /** @type {import('../lib/server/front/immutable-files').ImmutableFile[]} */
  const list = [
    // Half-precision weights are noise to a compressor.
    ...filesBelow(standalone, 'public/models', '.onnx').map((file) => whole(standalone, file, 'public/')),
    ...(await Promise.all(
      filesBelow(standalone, '.next/static/media', '.wasm').map(async (file) => {
        const { encodings } = await compressedFiles(
          path.join(standalone, file),
          cache,
          FOR_FEW.test(file) ? 'quick' : 'best',
        );
        const listed = whole(standalone, file, '.next/');
        for (const { encoding, file: made } of encodings) {
          const name = `${listed.sha256}.${encoding}`;
          copyFileSync(made, path.join(forms, name));
          listed.forms.push({ encoding, file: `dist/immutable-files/${name}`, bytes: statSync(made).size });
        }
        return listed;
      }),
    )),
  ];
  writeFileSync(path.join(standalone, 'dist', 'immutable-files.json'), JSON.stringify(list));
}

const TYPES = { '.onnx': 'application/octet-stream', '.wasm': 'application/wasm' };

/** What the list says of a file in its plain form. `.next/static` is served as `/_next/static`. */
function whole(standalone, file, base) {
  const bytes = readFileSync(path.join(standalone, file));
  const below = file.slice(base.length);
  return {
    path: base === '.next/' ? `/_next/${below}` : `/${below}`,
    type: TYPES[path.extname(file)],
    sha256: createHash('sha256').update(bytes).digest('hex'),
    forms: [{ encoding: 'identity', file, bytes: bytes.length }],
  };
}

function filesBelow(standalone, folder, extension) {
  const absolute = path.join(standalone, folder);
  if (!existsSync(absolute)) return [];
  const names = readdirSync(absolute).filter((name) => name.endsWith(extension));
  return names.sort().map((name) => `${folder}/${name}`);
}
