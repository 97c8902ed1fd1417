import 'server-only';
import { viewOf } from '@/lib/contracts/file-parts';
import type { HeifPrimary } from '@/lib/contracts/heif-primary';
import type { RgbaImage, Size } from '@/lib/core/image';

/** A part of a picture, in whole pixels. */
interface Rectangle extends Size {
  readonly left: number;
  readonly top: number;
}

/** Bytes of a `clap` box: width, height and two offsets, each a numerator and a denominator of 32 bits. */
const CLAP_BYTES = 32;

/**
 * Takes the crop out of a HEIC file. The decoder refuses pictures whose coded frame is much larger than what is shown
 * of it (strukturag/libheif#1856).
 *
 * @param upload encoded picture
 * @param properties of its primary item, views of `upload`
 * @returns the file, whose crop holds the whole frame, and what is to be cut from the decoded picture. Undefined where
 *   there is no crop
 */
export function withoutCrop(
  upload: Uint8Array,
  properties: HeifPrimary['properties'],
): { readonly file: Uint8Array; readonly crop: Rectangle } | undefined {
  const clap = properties.find(({ type, data }) => type === 'clap' && data.length >= CLAP_BYTES)?.data;
  const ispe = properties.find(({ type, data }) => type === 'ispe' && data.length >= 12)?.data;
  if (!clap || !ispe) return undefined;
  const coded = { width: viewOf(ispe).getUint32(4), height: viewOf(ispe).getUint32(8) };
  const { crop, atClap } = shownPart(coded, properties);
  if (!crop) return undefined;
  const file = Uint8Array.from(upload);
  const whole = new DataView(file.buffer, clap.byteOffset - upload.byteOffset, CLAP_BYTES);
  [atClap.width, 1, atClap.height, 1, 0, 1, 0, 1].forEach((value, index) =>
    whole.setUint32(index * 4, value),
  );
  return { file, crop };
}

/** The part of a decoded picture. */
export function cropped({ width, data }: RgbaImage, { left, top, ...size }: Rectangle): RgbaImage {
  const part = new Uint8Array(size.width * size.height * 4);
  for (let row = 0; row < size.height; row += 1) {
    const from = ((top + row) * width + left) * 4;
    part.set(data.subarray(from, from + size.width * 4), row * size.width * 4);
  }
  return { ...size, data: part };
}

/** Follows turns, mirrors and the crop in the order in which they apply (ISO/IEC 23008-12, 6.5). */
function shownPart(coded: Size, properties: HeifPrimary['properties']) {
  let size = coded;
  let atClap = coded;
  let part: Rectangle | undefined;
  for (const { type, data } of properties) {
    if (type === 'clap' && data.length >= CLAP_BYTES) {
      atClap = size;
      part = clapOf(data, size);
      if (!part) return { crop: undefined, atClap };
    }
    if (type === 'imir') part &&= mirrored(part, size, data[0] ?? 0);
    for (let turn = 0; type === 'irot' && turn < ((data[0] ?? 0) & 3); turn += 1) {
      part &&= turned(part, size);
      size = { width: size.height, height: size.width };
    }
  }
  return { crop: part, atClap };
}

/** ISO/IEC 14496-12, 12.1.4: the size, and how far its middle lies from that of the picture. */
function clapOf(data: Uint8Array, { width, height }: Size): Rectangle | undefined {
  const view = viewOf(data);
  const ratio = (at: number, signed: boolean) =>
    (signed ? view.getInt32(at) : view.getUint32(at)) / view.getUint32(at + 4);
  const [across, down] = [Math.round(ratio(0, false)), Math.round(ratio(8, false))];
  const left = Math.round((width - across) / 2 + ratio(16, true));
  const top = Math.round((height - down) / 2 + ratio(24, true));
  const fits =
    across > 0 && down > 0 && left >= 0 && top >= 0 && left + across <= width && top + down <= height;
  return fits ? { left, top, width: across, height: down } : undefined;
}

/** Axis 0 exchanges top and bottom, 1 left and right. */
function mirrored(part: Rectangle, { width, height }: Size, axis: number): Rectangle {
  return (axis & 1) === 0
    ? { ...part, top: height - part.top - part.height }
    : { ...part, left: width - part.left - part.width };
}

/** A quarter anticlockwise. */
function turned({ left, top, width, height }: Rectangle, size: Size): Rectangle {
  return { left: top, top: size.width - left - width, width: height, height: width };
}
