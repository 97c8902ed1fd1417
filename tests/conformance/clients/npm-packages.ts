import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the packages send their requests. */
const HOST = 'https://api.remove.bg';

/** Their files that name it. */
const NAMING = ['remove.bg/dist/index.js', 'removd/lib/manage.js', 'removd/lib/balance.js'];

/** The packages of this folder's package.json, in a folder of their own. */
export interface Packages {
  readonly require: NodeJS.Require;
  readonly remove: () => void;
}

/**
 * Installs the packages, and has the copy send its requests to another server: they take no base URL.
 *
 * @throws Error where no registry has them
 */
export function installPackages(url: string): Packages {
  const folder = mkdtempSync(path.join(tmpdir(), 'clearcut-npm-clients-'));
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    copyFileSync(path.join(import.meta.dirname, file), path.join(folder, file));
  }
  const { status, stderr } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
    { cwd: folder, encoding: 'utf8', timeout: 180_000 },
  );
  if (status !== 0) {
    rmSync(folder, { recursive: true });
    throw new Error(
      `remove.bg and removd could not be installed: these tests need a registry of npm's.\n${stderr}`,
    );
  }
  for (const file of NAMING) {
    const named = path.join(folder, 'node_modules', file);
    const source = readFileSync(named, 'utf8');
    if (!source.includes(HOST)) throw new Error(`${file} does not name ${HOST}`);
    writeFileSync(named, source.replaceAll(HOST, url));
  }
  return {
    require: createRequire(path.join(folder, 'index.js')),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
