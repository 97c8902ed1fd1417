import type { SourceName } from '@/components/site/samples/credits';
import type { FailureKey } from '@/components/site/samples/page-sample';
import type { OptionName } from '@/lib/contracts/options/options';
import type { PageKey } from '@/lib/pages/page-keys';

/** A drawing that lies behind a subject, and is never cut out itself. */
export type Backdrop = 'table';

/**
 * What is made of a source, in the words of the API's options. Those that are not named are the API's own.
 */
export interface Look {
  readonly source: SourceName;
  readonly options: Readonly<Partial<Record<OptionName, string>>>;
  /** What lies behind the subject, where it is a picture. */
  readonly behind?: Backdrop;
}

/** The subject on the table of another picture, as large as things there are. */
const ON_TABLE = { canvas: '960x720', scale: '72%', position: '50% 78%', shadow: 'contact' };
/** A document photo of 35 × 45 mm at 600 dpi. The drawn head is as high as most offices ask for. */
const DOCUMENT = { canvas: '827x1063', scale: '84%', position: '50% 100%', background: 'white' };
/** Shown as a circle, so the shoulders reach the lower edge. */
const AVATAR = { canvas: '800x800', scale: '88%', position: '50% 100%' };

/** Each use-case page's own sample, at the page's setting. */
export const PAGE_LOOKS: Readonly<Record<PageKey, Look>> = {
  'transparent-background': { source: 'shoe', options: {} },
  'white-background': { source: 'sofa', options: { background: 'white' } },
  'change-background-colour': { source: 'bottle', options: { background: '#f4b942' } },
  'blur-background': { source: 'camera', options: { background: 'blur(2.5%)' } },
  'add-background-picture': { source: 'bottle', options: ON_TABLE, behind: 'table' },
  'product-photo': { source: 'shoe', options: { background: '#f1efea', shadow: 'contact', scale: '72%' } },
  amazon: { source: 'bottle', options: { preset: 'amazon-main' } },
  ebay: { source: 'camera', options: { preset: 'ebay-main' } },
  etsy: { source: 'toy-car', options: { preset: 'etsy' } },
  shopify: { source: 'shoe', options: { preset: 'shopify' } },
  'passport-photo': { source: 'passport', options: DOCUMENT },
  'profile-picture': {
    source: 'profile',
    options: { ...AVATAR, background: '#f4b942' },
  },
  portrait: { source: 'portrait', options: { background: 'linear-gradient(180deg, #efe8da, #d3c6ae)' } },
  car: { source: 'toy-car', options: { background: '#eceae4', shadow: 'car', scale: '76%' } },
  pet: { source: 'pet', options: {} },
  logo: { source: 'logo', options: {} },
  signature: { source: 'signature', options: {} },
  sticker: { source: 'fish', options: { preset: 'whatsapp-sticker' } },
  'png-maker': { source: 'fish', options: {} },
  'jpg-to-transparent-png': { source: 'toy-car', options: {} },
  'heic-to-transparent-png': { source: 'bottle', options: {} },
  batch: { source: 'shoe', options: { background: 'white' } },
  'crop-to-subject': { source: 'camera', options: { crop: 'true', crop_margin: '6%' } },
  shadow: { source: 'bottle', options: { background: 'white', shadow: 'contact', scale: '78%' } },
  'without-upload': { source: 'sofa', options: {} },
  api: { source: 'camera', options: {} },
  'self-hosting': { source: 'toy-car', options: { crop: 'true', crop_margin: '10%' } },
  'remove-bg-alternative': { source: 'fish', options: { background: 'white' } },
  'remove-bg-api-migration': { source: 'shoe', options: { crop: 'true', crop_margin: '10%' } },
  'rembg-alternative': { source: 'bottle', options: { crop: 'true', crop_margin: '8%' } },
};

/** What the engine does badly, shown where the pages say how good it is. */
export const FAILURE_LOOKS: Readonly<Record<FailureKey, Look>> = {
  glass: { source: 'vase', options: {} },
  'white-on-white': { source: 'tea-set-white', options: {} },
  'thin-parts': { source: 'chair', options: {} },
};
