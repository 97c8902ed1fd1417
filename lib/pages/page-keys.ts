/** The use-case pages by the name that their file of words has: `messages/LOCALE/pages/KEY.json`. */
export const PAGE_KEYS = [
  ...['transparent-background', 'white-background', 'change-background-colour', 'blur-background'],
  ...['add-background-picture', 'product-photo', 'amazon', 'ebay', 'etsy', 'shopify'],
  ...['passport-photo', 'profile-picture', 'portrait', 'car', 'pet', 'logo', 'signature', 'sticker'],
  ...['png-maker', 'jpg-to-transparent-png', 'heic-to-transparent-png', 'batch', 'crop-to-subject', 'shadow'],
  ...['without-upload', 'api', 'self-hosting'],
  ...['remove-bg-alternative', 'remove-bg-api-migration', 'rembg-alternative'],
] as const;

export type PageKey = (typeof PAGE_KEYS)[number];

const KEYS: ReadonlySet<string> = new Set(PAGE_KEYS);

/** Whether a word is the key of a use-case page. */
export function isPageKey(word: string): word is PageKey {
  return KEYS.has(word);
}
