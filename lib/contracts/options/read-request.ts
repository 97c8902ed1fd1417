import {
  PLAIN_RENDERING,
  SHADOW_KINDS,
  type Background,
  type Length,
  type Outline,
  type Shadow,
  type ShadowKind,
} from '@/lib/core/rendering';
import { ServiceError } from '../errors';
import { presetLook, type PresetLook } from '../presets/preset-look';
import { barrierOf, presetOf, PRESET_NAMES, RENDERED_PRESETS, rendersAlone } from '../presets/presets';
import {
  CHANNELS,
  OUTPUT_FORMATS,
  PICTURE_TYPES,
  type OutputFormat,
  type PictureType,
  type RemoveRequest,
} from '../remove';
import { readBackground } from './background';
import { readColor, readLength } from './values';
import { MAX_OPTION_LENGTH, MAX_QUALITY, type OptionName } from './options';
import { readBound, readCanvas, readMargin, readPosition, readRegion, readScale } from './placement';

/** A car's shadow is nearly black where it meets the road; others are hinted at. */
const DEFAULT_SHADOW_OPACITY: Readonly<Record<ShadowKind, number>> = { drop: 0.5, contact: 0.5, car: 0.9 };
const MAX_OUTLINE: Readonly<Record<Length['unit'], number>> = { px: 200, '%': 10 };
const MOST_SUBJECTS = 100;
const NO_MARGIN: Length = { value: 0, unit: 'px' };

/** Value of an option as it came, or undefined. */
export type OptionText = (name: OptionName) => string | undefined;

/**
 * Reads what a caller asks for from text options ({@link OPTIONS}). An empty text means "not given": form pages and
 * several clients send all their fields always.
 *
 * A preset stands for the options that it is made of; what is given beside it wins. Its file size holds in any case.
 *
 * @param hasBackgroundImage whether a picture for behind the subject came along
 * @param defaultFormats asked where the options name no format, with whether the output is opaque; the best comes first
 * @throws ServiceError invalid_option, which names the option; preset_not_rendered; two_backgrounds
 */
export function readRemoveRequest(
  text: OptionText,
  hasBackgroundImage: boolean,
  defaultFormats: (opaque: boolean) => readonly [OutputFormat, ...OutputFormat[]],
): RemoveRequest {
  const option = <T>(name: OptionName, read: (given: string) => T | null): T | undefined => {
    const given = text(name)?.trim();
    if (!given) return undefined;
    const value = given.length > MAX_OPTION_LENGTH ? null : read(given);
    if (value === null) throw new ServiceError('invalid_option', { option: name });
    return value;
  };
  const preset = option('preset', readPreset);
  const made = preset?.rendering ?? PLAIN_RENDERING;
  /** For options by which a caller can ask for nothing, too. */
  const orMade = <T>(name: OptionName, value: T, byPreset: T): T => (text(name)?.trim() ? value : byPreset);

  const background = option('background', readBackground);
  if (background && hasBackgroundImage) throw new ServiceError('two_backgrounds');
  const margin = option('crop_margin', readMargin) ?? around(NO_MARGIN);
  const crop = option('crop', readFlag) ? { margin } : undefined;
  const scale = option('scale', readScale);
  const position = option('position', readPosition);
  const outline = option('outline', readOutline);
  const shadow = shadowOf(option('shadow', readShadowKind), option('shadow_opacity', readOpacity));
  const channels = option('channels', (given) => oneOf(CHANNELS, given)) ?? 'rgba';
  const behind = hasBackgroundImage ? ({ kind: 'picture' } as const) : (background ?? made.background);
  const named = option('format', readFormat) ?? preset?.encoding.format;
  const isOpaque = channels === 'alpha' || isOpaqueBackground(behind);
  const [format, ...otherFormats] = named ? [named] : defaultFormats(isOpaque);
  return {
    encoding: {
      format,
      quality: option('quality', readQuality) ?? preset?.encoding.quality,
      lossless: option('lossless', readFlag) ?? false,
    },
    otherFormats,
    channels,
    model: option('model', readModelName),
    subject: option('type', readType),
    region: option('roi', readRegion),
    regionInside: false,
    semitransparency: option('semitransparency', readFlag) ?? true,
    partial: option('partial', readFlag) ?? false,
    mostSubjects: option('subjects', readMostSubjects),
    rendering: {
      turn: undefined,
      crop: orMade('crop', crop, made.crop),
      scale: orMade('scale', scale, made.scale),
      position: orMade('position', position, made.position),
      canvas: option('canvas', readCanvas) ?? made.canvas,
      bound: option('size', readBound),
      background: behind,
      shadow: orMade('shadow', shadow, made.shadow),
      outline: orMade('outline', outline, made.outline),
    },
    maxBytes: preset?.maxBytes,
  };
}

function readFormat(text: string): OutputFormat | null {
  return text.toLowerCase() === 'jpg' ? 'jpeg' : oneOf(OUTPUT_FORMATS, text);
}

/** Whether it is installed, the server knows. */
function readModelName(text: string): string | null {
  return /^[\w-]{1,64}$/.test(text) ? text : null;
}

function readType(text: string): PictureType | undefined | null {
  return text.toLowerCase() === 'auto' ? undefined : oneOf(PICTURE_TYPES, text);
}

function readMostSubjects(text: string): number | undefined | null {
  if (/^all$/i.test(text)) return undefined;
  if (/^largest$/i.test(text)) return 1;
  const most = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
  return most >= 1 && most <= MOST_SUBJECTS ? most : null;
}

function readQuality(text: string): number | null {
  const quality = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
  return quality >= 1 && quality <= MAX_QUALITY ? quality : null;
}

function readFlag(text: string): boolean | null {
  if (/^(true|1|yes|on)$/i.test(text)) return true;
  return /^(false|0|no|off)$/i.test(text) ? false : null;
}

function readShadowKind(text: string): ShadowKind | undefined | null {
  return text === 'none' ? undefined : oneOf(SHADOW_KINDS, text);
}

function readOpacity(text: string): number | null {
  const percent = /^\d{1,3}(\.\d{1,3})?%?$/.test(text) ? Number.parseFloat(text) : NaN;
  return percent <= 100 ? percent / 100 : null;
}

function readOutline(text: string): Outline | undefined | null {
  if (text === 'none') return undefined;
  const [, widthText = '', colorText = ''] = /^(\S+)\s+(.+)$/.exec(text) ?? [];
  const width = readLength(widthText);
  const color = readColor(colorText);
  return width && color && width.value > 0 && width.value <= MAX_OUTLINE[width.unit]
    ? { width, color }
    : null;
}

function isOpaqueBackground(background: Background): boolean {
  if (background.kind === 'color') return background.color.alpha === 255;
  if (background.kind === 'gradient') return background.stops.every(({ color }) => color.alpha === 255);
  return background.kind !== 'transparent';
}

function shadowOf(kind: ShadowKind | undefined, opacity: number | undefined): Shadow | undefined {
  return kind && { kind, opacity: opacity ?? DEFAULT_SHADOW_OPACITY[kind] };
}

function oneOf<T extends string>(values: readonly T[], text: string): T | null {
  return values.find((value) => value === text.toLowerCase()) ?? null;
}

function around<T>(side: T) {
  return { top: side, right: side, bottom: side, left: side };
}

/** Said where nothing forbids the picture, but a person has to point out the chin first. */
const NEEDS_CHIN = 'Its head height is measured from the chin, which a person points out on the tool page.';

/**
 * Reads the name of a preset.
 *
 * @returns what it renders
 * @throws ServiceError invalid_option for a name that is none; preset_not_rendered, which says why, for one that the API
 *   does not render. Both list those that it does
 */
export function readPreset(text: string): PresetLook {
  const name = PRESET_NAMES.find((known) => known === text.toLowerCase());
  const choices = { option: 'preset', choices: RENDERED_PRESETS } as const;
  if (name === undefined) throw new ServiceError('invalid_option', choices);
  const preset = presetOf(name);
  const look = rendersAlone(preset) ? presetLook(preset) : undefined;
  if (look) return look;
  throw new ServiceError('preset_not_rendered', {
    ...choices,
    reason: barrierOf(preset)?.reason ?? NEEDS_CHIN,
  });
}
