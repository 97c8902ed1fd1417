import type { LookName } from '../contracts/look-fragment';
import type { PresetName } from '../contracts/presets/presets';
import type { PageKey } from './page-keys';

/** What the use cases have in common; they are listed under these. */
export const PAGE_GROUPS = ['background', 'shop', 'person', 'thing', 'file', 'developer'] as const;
export type PageGroup = (typeof PAGE_GROUPS)[number];

/** A use-case page without its words. */
export interface UseCase {
  readonly group: PageGroup;
  /** Where whoever reads this may want to go on. */
  readonly siblings: readonly PageKey[];
  /** What the tool makes of a picture that comes from here; undefined: the plain cut-out. */
  readonly as?: LookName | PresetName;
  /** The picture stays on the visitor's device. */
  readonly onDevice?: true;
  /** The visitor names a document first: what is allowed differs by country. */
  readonly asksForDocument?: true;
}

export const USE_CASES: Readonly<Record<PageKey, UseCase>> = {
  'transparent-background': {
    group: 'background',
    siblings: ['png-maker', 'white-background', 'logo', 'sticker'],
  },
  'white-background': {
    group: 'background',
    as: 'white',
    siblings: ['product-photo', 'amazon', 'change-background-colour', 'shadow'],
  },
  'change-background-colour': {
    group: 'background',
    as: 'colour',
    siblings: ['white-background', 'add-background-picture', 'blur-background', 'profile-picture'],
  },
  'blur-background': {
    group: 'background',
    as: 'blur',
    siblings: ['portrait', 'profile-picture', 'add-background-picture', 'change-background-colour'],
  },
  'add-background-picture': {
    group: 'background',
    siblings: ['change-background-colour', 'blur-background', 'product-photo', 'transparent-background'],
  },
  shadow: {
    group: 'background',
    as: 'shadow',
    siblings: ['product-photo', 'car', 'white-background', 'crop-to-subject'],
  },
  'product-photo': {
    group: 'shop',
    as: 'product',
    siblings: ['amazon', 'ebay', 'etsy', 'shopify', 'shadow'],
  },
  amazon: {
    group: 'shop',
    as: 'amazon-main',
    siblings: ['ebay', 'product-photo', 'white-background', 'batch'],
  },
  ebay: {
    group: 'shop',
    as: 'ebay-main',
    siblings: ['amazon', 'etsy', 'product-photo', 'batch'],
  },
  etsy: {
    group: 'shop',
    as: 'etsy',
    siblings: ['shopify', 'ebay', 'shadow', 'add-background-picture'],
  },
  shopify: {
    group: 'shop',
    as: 'shopify',
    siblings: ['etsy', 'amazon', 'batch', 'transparent-background'],
  },
  'passport-photo': {
    group: 'person',
    asksForDocument: true,
    siblings: ['profile-picture', 'portrait', 'white-background', 'without-upload'],
  },
  'profile-picture': {
    group: 'person',
    as: 'linkedin-profile',
    siblings: ['portrait', 'blur-background', 'passport-photo', 'change-background-colour'],
  },
  portrait: {
    group: 'person',
    as: 'gradient',
    siblings: ['profile-picture', 'blur-background', 'pet', 'passport-photo'],
  },
  pet: {
    group: 'person',
    siblings: ['portrait', 'sticker', 'transparent-background', 'add-background-picture'],
  },
  car: {
    group: 'thing',
    as: 'car',
    siblings: ['shadow', 'batch', 'change-background-colour', 'product-photo'],
  },
  logo: {
    group: 'thing',
    as: 'graphic',
    siblings: ['signature', 'png-maker', 'transparent-background', 'sticker'],
  },
  signature: {
    group: 'thing',
    as: 'cropped-graphic',
    siblings: ['logo', 'png-maker', 'without-upload', 'crop-to-subject'],
  },
  sticker: {
    group: 'thing',
    as: 'sticker',
    siblings: ['pet', 'logo', 'crop-to-subject', 'transparent-background'],
  },
  'png-maker': {
    group: 'file',
    siblings: [
      'jpg-to-transparent-png',
      'heic-to-transparent-png',
      'transparent-background',
      'crop-to-subject',
    ],
  },
  'jpg-to-transparent-png': {
    group: 'file',
    siblings: ['heic-to-transparent-png', 'png-maker', 'transparent-background', 'batch'],
  },
  'heic-to-transparent-png': {
    group: 'file',
    siblings: ['jpg-to-transparent-png', 'png-maker', 'without-upload', 'batch'],
  },
  batch: {
    group: 'file',
    siblings: ['product-photo', 'api', 'car', 'crop-to-subject'],
  },
  'crop-to-subject': {
    group: 'file',
    as: 'cropped',
    siblings: ['png-maker', 'sticker', 'amazon', 'signature'],
  },
  'without-upload': {
    group: 'file',
    onDevice: true,
    siblings: ['self-hosting', 'passport-photo', 'remove-bg-alternative', 'signature'],
  },
  api: {
    group: 'developer',
    siblings: ['remove-bg-api-migration', 'self-hosting', 'rembg-alternative', 'batch'],
  },
  'self-hosting': {
    group: 'developer',
    siblings: ['api', 'rembg-alternative', 'without-upload', 'remove-bg-api-migration'],
  },
  'remove-bg-alternative': {
    group: 'developer',
    siblings: ['remove-bg-api-migration', 'rembg-alternative', 'without-upload', 'batch'],
  },
  'remove-bg-api-migration': {
    group: 'developer',
    siblings: ['remove-bg-alternative', 'api', 'self-hosting', 'rembg-alternative'],
  },
  'rembg-alternative': {
    group: 'developer',
    siblings: ['self-hosting', 'api', 'remove-bg-alternative', 'remove-bg-api-migration'],
  },
};
