import { readFileSync } from 'node:fs';
import { trackedFiles } from '../tracked-files';
import { isTable } from './is-table';
import { LARGE, SMALL, survey, type Room } from './survey';

const CODE = /^(app|components|lib)\/.*\.(ts|tsx|mts|mjs)$/;
const APART = /\.test\.tsx?$|\.d\.m?ts$|^lib\/core\/kernels\/kernel-module\.ts$/;

const places = process.argv.slice(2);
const rooms: Room[] = trackedFiles()
  .filter((path) => CODE.test(path) && !APART.test(path))
  .filter((path) => places.length === 0 || places.some((place) => path.startsWith(place)))
  .map((path) => {
    const source = readFileSync(path, 'utf8');
    return { path, lines: source.trimEnd().split('\n').length, isTable: isTable(path, source) };
  });

const { files, small, smallShare, medianLines, large } = survey(rooms);
if (places.length > 0)
  for (const { path, lines } of rooms.filter((room) => room.lines <= SMALL))
    process.stdout.write(`${path} (${lines} lines)\n`);
for (const { path, lines } of large) process.stdout.write(`over ${LARGE} lines: ${path} (${lines})\n`);
process.stdout.write(
  `${files} files without tests: ${small} of up to ${SMALL} lines (${(smallShare * 100).toFixed(1)} %), ` +
    `median ${medianLines}, ${large.length} over ${LARGE} that are no tables\n`,
);
