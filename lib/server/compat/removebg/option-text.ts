import 'server-only';
import { MAX_OUTPUT_PIXELS } from '@/lib/contracts/limits';
import type { OutputFormat, RemoveRequest } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import { keepToBound } from '@/lib/core/render/bound';
import { ServiceError } from '@/lib/contracts/errors';
import { readColor } from '@/lib/contracts/options/values';
import { MAX_OPTION_LENGTH, type OptionName } from '@/lib/contracts/options/options';
import type { OptionText } from '@/lib/contracts/options/read-request';
import { askedSubject } from './picture-type';
import { shadowOpacityText, shadowText } from './shadow';
import type { SentFields } from '../sent-fields';

/** Sizes by name, as the most megapixels that they have. */
export const MEGAPIXELS_OF: Readonly<Record<string, number>> = {
  preview: 0.25,
  small: 0.25,
  regular: 0.25,
  medium: 1.5,
  hd: 4,
  full: 25,
  '4k': 25,
  '50MP': 50,
  auto: 25,
};

const SIZES: ReadonlyMap<string, string> = new Map(
  Object.entries(MEGAPIXELS_OF).map(([name, megapixels]) => [name.toLowerCase(), `${megapixels}MP`]),
);

/** Formats besides `auto`; `jpeg` is taken as well. */
export const FORMAT_NAMES = ['png', 'jpg', 'webp', 'zip'] as const;

const FORMATS: ReadonlySet<string> = new Set([...FORMAT_NAMES, 'jpeg']);

/** The smallest share of the canvas that `scale` takes, in percent. */
export const MIN_SCALE_PERCENT = 10;

/** How each of our options is said in remove.bg's fields; those that are not here it does not know. */
const TEXTS: Readonly<Partial<Record<OptionName, (fields: SentFields) => string | undefined>>> = {
  format: (fields) => formatText(fields.text('format')),
  channels: (fields) => fields.text('channels'),
  type: askedSubject,
  roi: (fields) => fields.text('roi'),
  semitransparency: (fields) => fields.text('semitransparency'),
  crop: (fields) => fields.text('crop'),
  crop_margin: (fields) => fields.text('crop_margin'),
  scale: (fields) => scaleText(fields.text('scale')),
  position: (fields) => fields.text('position')?.toLowerCase(),
  size: (fields) => sizeText(fields.text('size')),
  background: (fields) => colorText(fields.text('bg_color')),
  shadow: (fields) => shadowText(fields, askedSubject(fields)),
  shadow_opacity: (fields) => shadowOpacityText(fields, askedSubject(fields)),
};

/**
 * What remove.bg's fields ask for, in the options of our own door, which reads and bounds the values.
 *
 * @throws ServiceError invalid_option, from what is returned, where a value is none of remove.bg's
 */
export function optionText(fields: SentFields): OptionText {
  return (name) => TEXTS[name]?.(fields);
}

function sizeText(text = 'preview'): string {
  const size = SIZES.get(text.toLowerCase());
  if (size === undefined) throw new ServiceError('invalid_option', { option: 'size' });
  return size;
}

function formatText(text = 'auto'): string | undefined {
  const format = text.toLowerCase();
  if (format === 'auto') return undefined;
  if (!FORMATS.has(format)) throw new ServiceError('invalid_option', { option: 'format' });
  return format;
}

function scaleText(text = 'original'): string {
  const scale = text.toLowerCase();
  if (scale !== 'original' && !(Number.parseFloat(scale) >= MIN_SCALE_PERCENT)) {
    throw new ServiceError('invalid_option', { option: 'scale' });
  }
  return scale;
}

/** Our option takes gradients as well. */
function colorText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text.length > MAX_OPTION_LENGTH || readColor(text) === null) {
    throw new ServiceError('invalid_option', { option: 'background' });
  }
  return text;
}

/**
 * What `format=auto` stands for: JPEG where the background leaves nothing transparent, PNG elsewhere.
 *
 * @param hasBackgroundImage whether a picture for behind the subject came along
 */
export function automaticFormat(fields: SentFields, hasBackgroundImage: boolean): 'jpeg' | 'png' {
  if (fields.text('channels')?.toLowerCase() === 'alpha') return 'png';
  const color = readColor(fields.text('bg_color') ?? 'transparent');
  return hasBackgroundImage || color?.alpha === 255 ? 'jpeg' : 'png';
}

/**
 * Keeps a PNG to a size, as remove.bg's own has at most 10 megapixels. Other formats go on as they were asked for.
 *
 * @param megapixels undefined where the operator sets no limit
 */
export function capPng(request: RemoveRequest, megapixels: number | undefined): RemoveRequest {
  const { encoding, rendering } = request;
  if (megapixels === undefined || encoding.format !== 'png') return request;
  const asked = rendering.bound?.kind === 'pixels' ? rendering.bound.maxPixels : Infinity;
  const maxPixels = Math.min(asked, megapixels * 1_000_000);
  return { ...request, rendering: { ...rendering, bound: { kind: 'pixels', maxPixels } } };
}

/**
 * What the largest `size` would give.
 *
 * @param unbound the output, if its size had no bound
 */
export function largestSize(unbound: Size, format: OutputFormat, megapixels: number | undefined): Size {
  const maxPixels = format === 'png' && megapixels !== undefined ? megapixels * 1_000_000 : MAX_OUTPUT_PIXELS;
  return keepToBound(unbound, { kind: 'pixels', maxPixels });
}
