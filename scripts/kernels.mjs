import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const FOLDER = 'lib/core/kernels';

/** Where what is compiled goes, from the repository's root. */
export const KERNEL_MODULE = `${FOLDER}/kernel-module.ts`;

/** No allocation, no strings, no imports: functions over a memory that the caller lays out. */
const OPTIONS = [
  '--enable',
  'simd',
  '--runtime',
  'stub',
  '--noAssert',
  '-O3',
  '--initialMemory',
  '1',
  '--use',
  'abort=',
];

/**
 * Compiles the kernels of the core.
 *
 * @returns {Promise<string>} the module that holds them
 */
export async function compileKernels() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(`${root}${FOLDER}/assembly`).filter((file) => file.endsWith('.ts'));
  /** @type {Uint8Array | undefined} */
  let binary;
  const { error, stderr } = await asc.main(
    [...files.sort(), ...OPTIONS, '--baseDir', `${root}${FOLDER}/assembly`, '--outFile', 'kernels.wasm'],
    {
      writeFile: (_name, contents) => {
        binary = /** @type {Uint8Array} */ (contents);
      },
    },
  );
  if (error || !binary) throw new Error(`the kernels do not compile: ${stderr.toString()}`);
  return `// Made by \`npm run kernels\` from the files in assembly/.
export const KERNEL_MODULE_BASE64 =
  '${Buffer.from(binary).toString('base64')}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--help')) {
    console.log(
      `npm run kernels: compiles lib/core/kernels/assembly into ${KERNEL_MODULE}, which is committed.`,
    );
    process.exit(0);
  }
  writeFileSync(KERNEL_MODULE, await compileKernels());
  console.log(`${KERNEL_MODULE} is made`);
}
