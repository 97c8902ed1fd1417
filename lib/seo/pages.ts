/** Paths of the pages, below the language. */
export const PAGES = {
  landing: '',
  tool: '/remove-background',
  privacy: '/privacy',
} as const;

export type PagePath = (typeof PAGES)[keyof typeof PAGES];
