import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { runTests } from './outcomes';
import { CONFORMANCE_DOCS, renderConformance } from './render';

/** What a program says of its version, in the first line that names one. */
function versionOf(command: string, ...args: readonly string[]): string {
  return /\d+(?:\.\d+)+/.exec(execFileSync(command, args, { encoding: 'utf8' }))?.[0] ?? 'unknown';
}

const outcomes = {
  served: runTests('service', 'tests/conformance/served'),
  clients: runTests('clients', 'tests/conformance/clients'),
  versions: {
    curl: versionOf('curl', '--version'),
    "Python's requests": versionOf('/usr/bin/python3', '-c', 'import requests; print(requests.__version__)'),
    "PHP's curl": versionOf('php', '--version'),
    "Java's HttpClient and HttpURLConnection": versionOf('java', '--version'),
  },
  date: new Date().toISOString().slice(0, 10),
};

writeFileSync(CONFORMANCE_DOCS, await renderConformance(outcomes));
