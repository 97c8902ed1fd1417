import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What packages call the texts that have to travel with them. */
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

const RULE = '-'.repeat(80);

/**
 * Writes `public/notices.txt`: every package that is served or serves, by the lock file, with its licence. Texts that
 * several packages share word for word stand there once.
 *
 * @param checkout folder with `package-lock.json`, `node_modules` and `public`
 */
export function writeNotices(checkout) {
  const { packages } = JSON.parse(readFileSync(path.join(checkout, 'package-lock.json'), 'utf8'));
  const text = noticesOf(packages, (folder) => licenceTexts(path.join(checkout, folder)));
  const target = path.join(checkout, 'public', 'notices.txt');
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}

/**
 * The notices for the packages of a lock file.
 *
 * @param packages its `packages`, by folder
 * @param textsOf the licence texts in a package's folder. Undefined where the package is not installed, as those for
 *   other machines are not
 */
export function noticesOf(packages, textsOf) {
  /** Names of packages, by what is said of them. */
  const groups = new Map();
  for (const [folder, entry] of Object.entries(packages)) {
    if (folder === '' || entry.dev || entry.devOptional || entry.link) continue;
    const texts = textsOf(folder);
    if (!texts) continue;
    const licence = `Licence: ${entry.license ?? 'see the package'}`;
    const words = [licence, ...texts].join('\n\n');
    const name = `${folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)} ${entry.version}`;
    groups.set(words, [...(groups.get(words) ?? []), name]);
  }
  const parts = [...groups].map(([words, names]) => `${[...new Set(names)].sort().join('\n')}\n\n${words}\n`);
  return `Open-source software in this installation\n${RULE}\n${parts.sort().join(`${RULE}\n`)}`;
}

function licenceTexts(folder) {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && LICENCE_FILE.test(entry.name),
  );
  const texts = files.map(({ name }) => readFileSync(path.join(folder, name), 'utf8'));
  return texts.map((text) => text.replaceAll('\r\n', '\n').trim());
}
