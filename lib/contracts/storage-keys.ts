/**
 * All that the pages keep in a visitor's localStorage, by name. The privacy page names these; nothing else may be
 * kept there. Isomorphic: a script in the page's head reads one of them.
 */
export const STORAGE_KEYS = {
  /** Light or dark. */
  theme: 'theme',
  /** Whether pictures are cut out on this device only. */
  engine: 'engine',
  /** Whether the newest pictures are kept in this browser. */
  history: 'history',
  /** Feature flags that were set by hand. */
  flags: 'flags',
  /** For or against visitor statistics. */
  analytics: 'analytics',
  /** The date of the changed policy whose notice was closed. */
  policy: 'policy',
} as const;

/** All that the pages keep in a tab's sessionStorage: a picture on its way to the tool. */
export const SESSION_KEYS = { handoff: 'handoff' } as const;
