import { readFileSync } from 'node:fs';
import { trackedFiles } from '../tracked-files';
import { longSentences, MAX_WORDS } from './long-sentences';
import { readComments } from './read-comments';
import { readMarkdown } from './read-markdown';

/** Long sentences that may be left: more of them fail. */
const BOUND = 20;

/** Written by commands, or by their sources' authors. */
const GENERATED = ['docs/api.md', 'docs/conformance.md', 'lib/core/kernels/kernel-module.ts'];

const CODE = /^((app|bench|components|lib|scripts|tests)\/.*|[^/]+)\.(ts|tsx|mts|mjs|cjs)$/;
const DOCUMENT = /^((docs|models|renders|scripts)\/.*|[^/]+)\.md$/;

const places = process.argv.slice(2);
const asked = trackedFiles().filter(
  (path) =>
    !GENERATED.includes(path) && (places.length === 0 || places.some((place) => path.startsWith(place))),
);

const found = asked.flatMap((path) => {
  if (!CODE.test(path) && !DOCUMENT.test(path)) return [];
  const source = readFileSync(path, 'utf8');
  const paragraphs = DOCUMENT.test(path) ? readMarkdown(source) : readComments(path, source);
  return longSentences(paragraphs).map((long) => ({ path, ...long }));
});

for (const { path, line, words, sentence } of found)
  process.stdout.write(`${path}:${line} (${words} words) ${sentence}\n`);
const inDocuments = found.filter(({ path }) => DOCUMENT.test(path)).length;
process.stdout.write(
  `${found.length} sentences over ${MAX_WORDS} words: ${found.length - inDocuments} in comments, ${inDocuments} in documents\n`,
);
process.exitCode = found.length > BOUND ? 1 : 0;
