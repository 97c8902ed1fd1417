import { build } from 'esbuild';

/**
 * Bundles a module for a browser, as text.
 *
 * @param entry its path, from the repository's root
 */
export async function bundleForBrowser(entry: string): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'chrome120',
    tsconfig: 'tsconfig.json',
    // What Next would bake in.
    define: {
      'process.env.NEXT_PUBLIC_API_BASE': '""',
      'process.env.NEXT_PUBLIC_MODEL_BASE_URL': '""',
      'process.env.NEXT_PUBLIC_ORT_BASE_URL': '""',
    },
    logLevel: 'warning',
  });
  const [script] = outputFiles;
  if (!script) throw new Error(`no bundle was made of ${entry}`);
  return Buffer.from(script.contents);
}
