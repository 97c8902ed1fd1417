/** Paths of the pages, below the language. An address that is not here is answered as unknown. */
export const PAGES = {
  landing: '',
  tool: '/remove-background',
  device: '/device',
  privacy: '/privacy',
} as const;

/** What search engines are told of: pages that say something to whoever has not come yet. */
export const SEARCHABLE_PAGES = [PAGES.landing, PAGES.tool, PAGES.privacy] as const;

export type PagePath = (typeof PAGES)[keyof typeof PAGES];

/** What the privacy page shows where the bot check is on. */
export const PRIVACY_WITH_BOT_CHECK = '/privacy-with-bot-check';

/** The page that unknown addresses show. */
export const MISSING_PAGE = '/missing';

const KNOWN: ReadonlySet<string> = new Set(Object.values(PAGES));

/** Whether there is a page at a path below the language. */
export function isKnownPage(pathBelowLocale: string): boolean {
  return KNOWN.has(pathBelowLocale.replace(/\/$/, ''));
}
