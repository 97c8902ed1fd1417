import { SHADOW_KINDS } from '@/lib/core/rendering';
import { CHANNELS, OUTPUT_FORMATS, PICTURE_TYPES } from '../remove';
import { either } from '../parameter';

/** Best quality of what is stored with loss. */
export const MAX_QUALITY = 100;

/**
 * The options of our own door, as a form's text fields or as the query, and what each takes. A caller whose value could
 * not be read gets this sentence, and the documentation prints it.
 */
export const OPTIONS = {
  preset: 'the name of a preset that the API renders',
  format: either(OUTPUT_FORMATS),
  quality: `a whole number from 1 to ${MAX_QUALITY}`,
  lossless: 'true or false',
  channels: either(CHANNELS),
  model: 'the name of an installed model',
  type: either(['auto', ...PICTURE_TYPES]),
  roi: 'four lengths in px or % that name a rectangle inside the picture: left, top, right, bottom',
  semitransparency: 'true or false',
  partial: 'true or false',
  subjects: 'all, largest, or how many of the largest stay, from 1 to 100',
  crop: 'true or false',
  crop_margin: '1, 2 or 4 lengths, each up to 500px or 50%, such as "10px 5%"',
  scale: 'original, or the subject’s share of the canvas from 1% to 100%',
  position: 'original, center, or one or two shares from 0% to 100%: from the left and from the top',
  canvas: 'width and height in pixels, such as 1200x1600',
  size: 'full, megapixels such as 2MP, the longest side such as 1600px, or a box such as 1200x1600',
  background: 'a CSS colour, linear-gradient(90deg, white, black), blur, or blur(2%)',
  shadow: either(['none', ...SHADOW_KINDS]),
  shadow_opacity: 'a number from 0 to 100',
  outline: 'none, or a width and a colour, such as "2% white" or "8px #fff"',
} as const;

export type OptionName = keyof typeof OPTIONS;

export const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[];

/** Longest value of any option, in characters. */
export const MAX_OPTION_LENGTH = 512;
