import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { pathOf, type SitePage } from '@/lib/seo/page-address';
import { PAGES } from '@/lib/seo/pages';
import type { Locale } from '@/lib/i18n/routing';
import { CHROMIUM_PATH } from '@/tests/fixtures/chromium';
import { startServer } from '@/tests/fixtures/server';
import { median } from './speed/statistics';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  console.log(`npm run lighthouse [-- --runs 3]

Lighthouse's four scores (mobile) of the built pages, the median of so many runs, on this machine: leave it otherwise idle.
Fetches Lighthouse with npx at the first run. Ends with 1 where a score is below what is wanted.`);
  process.exit(0);
}

/** Later ones need a newer Node than this project does. */
const LIGHTHOUSE = 'lighthouse@12.2.3';

const LOCALES: readonly Locale[] = ['en', 'ar'];
const MEASURED: readonly SitePage[] = [
  ...[PAGES.landing, PAGES.tool, PAGES.privacy],
  ...(['white-background', 'passport-photo'] as const),
];

/** In hundredths. */
const WANTED = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
type Category = keyof typeof WANTED;
const CATEGORIES = Object.keys(WANTED) as Category[];

interface Report {
  readonly categories: Readonly<
    Record<
      Category,
      {
        readonly score: number;
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
      }
    >
  >;
  readonly audits: Readonly<
    Record<string, { readonly score: number | null; readonly displayValue?: string }>
  >;
}

function measure(url: string): Report {
  const flags = '--headless=new --no-sandbox --disable-background-networking --disable-component-update';
  const text = execFileSync(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      url,
      '--quiet',
      '--output=json',
      `--chrome-flags=${flags}`,
      `--only-categories=${CATEGORIES.join()}`,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, CHROME_PATH: CHROMIUM_PATH } },
  );
  return JSON.parse(text) as Report;
}

/** What keeps a category from its full score. */
function lost({ categories, audits }: Report): string[] {
  return CATEGORIES.filter((category) => category !== 'performance').flatMap((category) =>
    categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${category}: ${id}`),
  );
}

const server = await startServer({ LOG_LEVEL: 'warn' });
const origin = server.url.replace('127.0.0.1', 'localhost');
let isEnough = true;
try {
  for (const page of MEASURED) {
    for (const locale of LOCALES) {
      const path = pathOf(locale, page);
      const reports = Array.from({ length: Number(values.runs) }, () => measure(origin + path));
      const scores = CATEGORIES.map((category) => {
        const score = Math.round(median(reports.map(({ categories }) => categories[category].score)) * 100);
        if (!(score >= WANTED[category])) isEnough = false;
        return `${category} ${score}`;
      });
      const [first] = reports;
      const paint = first?.audits['largest-contentful-paint']?.displayValue ?? '';
      console.log(`${decodeURI(path)}: ${scores.join(', ')}; largest paint ${paint}`);
      if (first) for (const line of lost(first)) console.log(`  ${line}`);
    }
  }
} finally {
  await server.stop();
}
process.exit(isEnough ? 0 : 1);
