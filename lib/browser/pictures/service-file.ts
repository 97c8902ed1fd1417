import 'client-only';
import { hexOf } from '@/lib/contracts/color-hex';
import type { OptionName } from '@/lib/contracts/options/options';
import type { PictureType } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import type { Background, Length } from '@/lib/core/rendering';
import { sendPicture, type TokenSource } from '../service/send-picture';
import { readHeader } from '../worker/read-header';
import type { Finish } from './finish';

/** Why the service cannot be asked for a finish: its options have no word for that. */
export type ServiceBarrier = 'turn' | 'picture' | 'preset';

/** What keeps the service from making a finish's file; undefined: nothing. */
export function serviceBarrier({ rendering, preset }: Finish): ServiceBarrier | undefined {
  if (rendering.turn !== undefined) return 'turn';
  if (rendering.background.kind === 'picture') return 'picture';
  return preset === undefined ? undefined : 'preset';
}

/**
 * A finish in the words of the API's options.
 *
 * @param finish without a {@link serviceBarrier}
 */
export function serviceOptions(
  { rendering, format, quality, longestSide }: Finish,
  type: PictureType | undefined,
): Partial<Record<OptionName, string>> {
  const { crop, scale, position, canvas, shadow, outline } = rendering;
  const { top, right, bottom, left } = crop?.margin ?? {};
  const given: Partial<Record<OptionName, string | undefined>> = {
    type,
    format,
    quality: String(quality),
    crop: crop && 'true',
    crop_margin: crop && [top, right, bottom, left].map((side) => lengthText(side!)).join(' '),
    scale: scale === undefined ? undefined : percentText(scale),
    position: position && `${percentText(position.x)} ${percentText(position.y)}`,
    canvas: canvas && `${canvas.width}x${canvas.height}`,
    size: longestSide === undefined ? undefined : `${longestSide}px`,
    background: backgroundText(rendering.background),
    shadow: shadow?.kind,
    shadow_opacity: shadow && percentText(shadow.opacity),
    outline: outline && `${lengthText(outline.width)} ${hexOf(outline.color)}`,
  };
  return Object.fromEntries(Object.entries(given).filter(([, text]) => text !== undefined));
}

interface SendOptions {
  readonly type: PictureType | undefined;
  readonly tokens: TokenSource | null;
  readonly signal: AbortSignal;
}

/**
 * Has the service make a finish's file: the picture is sent there once more.
 *
 * @param finish without a {@link serviceBarrier}
 * @throws RemoveError what went wrong, by code
 * @throws DOMException named AbortError, after the signal fired
 */
export async function fileByService(
  picture: File,
  finish: Finish,
  { type, tokens, signal }: SendOptions,
): Promise<{ readonly blob: Blob; readonly size: Size | undefined }> {
  const { blob } = await sendPicture(picture, tokens, {
    signal,
    onUploadProgress: () => undefined,
    // Whoever has a cut-out of it has been told already what is missing.
    file: { format: finish.format, options: { ...serviceOptions(finish, type), partial: 'true' } },
  });
  return { blob, size: await readHeader(blob) };
}

function backgroundText(background: Background): string | undefined {
  switch (background.kind) {
    case 'color':
      return hexOf(background.color);
    case 'gradient': {
      const stops = background.stops.map(({ color, offset }) => `${hexOf(color)} ${percentText(offset)}`);
      return `linear-gradient(${background.angleDegrees}deg, ${stops.join(', ')})`;
    }
    case 'blur':
      return `blur(${lengthText(background.radius)})`;
    case 'transparent':
    case 'picture':
      return undefined;
  }
}

function lengthText({ value, unit }: Length): string {
  return `${decimals(value)}${unit}`;
}

function percentText(share: number): string {
  return `${decimals(share * 100)}%`;
}

/** As many as the options take, without what binary fractions add. */
function decimals(value: number): number {
  return Number(value.toFixed(3));
}
