import 'server-only';
import { outputLimit } from '@/lib/contracts/limits';
import { MAX_QUALITY, OPTION_NAMES, OPTIONS, type OptionName } from '@/lib/contracts/options/options';
import type { Parameter, ParameterTable } from '@/lib/contracts/parameter';
import { RENDERED_PRESETS } from '@/lib/contracts/presets/presets';
import {
  BACKGROUND_IMAGE_FIELD,
  CHANNELS,
  IMAGE_FIELD,
  OUTPUT_FORMATS,
  PICTURE_TYPES,
} from '@/lib/contracts/remove';
import { SHADOW_KINDS } from '@/lib/core/rendering';

const LOSSLESS_WEBP_MEGAPIXELS = outputLimit({ format: 'webp', lossless: true }).maxPixels / 1_000_000;

/** What each option of our own door does; what it takes is said in {@link OPTIONS}. */
const DESCRIBED: Readonly<Record<OptionName, Omit<Parameter, 'takes'>>> = {
  preset: {
    value: RENDERED_PRESETS,
    does: 'the picture that a shop, a site or an office asks for',
    otherwise: 'none',
  },
  format: {
    value: OUTPUT_FORMATS,
    does: 'what the result is written as; `jpg` is `jpeg`',
    otherwise: 'by `Accept`, else `png`',
    examples: ['jpg'],
  },
  quality: {
    value: { least: 1, greatest: MAX_QUALITY },
    does: 'for what is stored with loss',
    otherwise: 'by format',
  },
  lossless: {
    value: 'flag',
    does: `WebP (up to ${LOSSLESS_WEBP_MEGAPIXELS} megapixels) and AVIF without loss`,
    otherwise: '`false`',
  },
  channels: {
    value: CHANNELS,
    does: 'the picture, or with `alpha` the matte alone, as grey',
    otherwise: '`rgba`',
  },
  model: {
    value: 'text',
    does: 'which model cuts out; `GET /api/v1/models` lists them',
    otherwise: 'by `type`',
    examples: ['u2netp'],
  },
  type: {
    value: ['auto', ...PICTURE_TYPES],
    does: 'what the picture is of: the best model for it is taken',
    otherwise: '`auto`',
  },
  roi: {
    value: 'text',
    does: 'the subject is inside, all outside is background',
    otherwise: 'the whole picture',
    examples: ['10% 0 90% 100%', '20px 10px 300px 240px'],
  },
  semitransparency: {
    value: 'flag',
    does: 'with `false` glass and the like inside the subject become solid',
    otherwise: '`true`',
  },
  partial: {
    value: 'flag',
    does: 'with `true` what is there is cut out of a JPEG, PNG or GIF that is cut short; missing rows are clear, and the notice is `partial`',
    otherwise: '`false`: 422 `picture_truncated`',
  },
  subjects: {
    value: 'text',
    does: 'how many subjects stay',
    otherwise: '`all`',
    examples: ['all', 'largest', '3'],
  },
  crop: { value: 'flag', does: 'cuts down to the subject', otherwise: '`false`' },
  crop_margin: {
    value: 'text',
    does: 'room around the subject, in the order of CSS; % are of the subject',
    otherwise: '`0`',
    examples: ['8%', '10px 5%', '1px 2px 3px 4px'],
  },
  scale: {
    value: 'text',
    does: 'how large the subject is',
    otherwise: '`original`',
    examples: ['original', '80%'],
  },
  position: {
    value: 'text',
    does: 'where the subject is; `0% 0%` is flush top left',
    otherwise: '`original`; `center` with `scale`',
    examples: ['original', 'center', '50%', '0% 100%'],
  },
  canvas: {
    value: 'text',
    does: 'exact size of the result, into which the picture is fitted',
    otherwise: "the picture's size",
    examples: ['1200x1600'],
  },
  size: {
    value: 'text',
    does: 'the largest that the result may be',
    otherwise: '`full`',
    examples: ['full', '2MP', '1600px', '1200x1600'],
  },
  background: {
    value: 'text',
    does: 'what is behind the subject; JPEG is white without',
    otherwise: 'transparent',
    examples: ['white', '#81d4fa', 'linear-gradient(90deg, white, #ddd 60%, black)', 'blur', 'blur(12px)'],
  },
  shadow: {
    value: ['none', ...SHADOW_KINDS],
    does: '`contact` is on the floor, `car` under one',
    otherwise: '`none`',
  },
  shadow_opacity: {
    value: 'text',
    does: 'how dark the shadow is, in percent',
    otherwise: '50; 90 for `car`',
    examples: ['50'],
  },
  outline: {
    value: 'text',
    does: 'a line around the subject',
    otherwise: '`none`',
    examples: ['none', '2% white', '8px #fff'],
  },
};

/** The options of our own door, in the order in which documents list them. */
export const CLEARCUT_OPTIONS: ParameterTable = Object.fromEntries(
  OPTION_NAMES.map((name) => [name, { ...DESCRIBED[name], takes: OPTIONS[name] }]),
);

/** The parts of its form that are pictures. */
export const CLEARCUT_PICTURES: ParameterTable = {
  [IMAGE_FIELD]: { value: 'file', does: 'the picture', required: true },
  [BACKGROUND_IMAGE_FIELD]: {
    value: 'file',
    does: 'a picture for behind the subject, centred and scaled to cover',
  },
};
