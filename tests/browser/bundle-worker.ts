import { build } from 'esbuild';

/** Bundles a module of this folder for a browser, as text. */
export async function bundleWorker(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [`tests/browser/${entry}`],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'chrome120',
    tsconfig: 'tsconfig.json',
    // What Next would bake in.
    define: {
      'process.env.NEXT_PUBLIC_MODEL_BASE_URL': '""',
      'process.env.NEXT_PUBLIC_ORT_BASE_URL': '""',
    },
    logLevel: 'warning',
  });
  const [script] = outputFiles;
  if (!script) throw new Error(`no bundle was made of ${entry}`);
  return script.contents;
}
