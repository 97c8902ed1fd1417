/** Paths of the pages that have the same address in every language, below that. */
export const PAGES = {
  landing: '',
  tool: '/remove-background',
  howGood: '/how-good',
  device: '/device',
  privacy: '/privacy',
  terms: '/terms',
  /** Only where somebody is named who runs the installation: see `installed-pages.ts`. */
  imprint: '/imprint',
} as const;

export type PagePath = (typeof PAGES)[keyof typeof PAGES];

/** The licences of what the program is made of: a file, the same in all languages. */
export const NOTICES_PATH = '/notices.txt';

/** The page that unknown addresses show. */
export const MISSING_PAGE = '/missing';
