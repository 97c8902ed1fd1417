import sharp, { type Sharp } from 'sharp';
import type { RgbaImage } from '@/lib/core/image';
import { encodePng } from '@/lib/server/image/png/encode-png';

/** One way of writing a picture. */
export interface Setting {
  readonly name: string;
  readonly encode: (picture: RgbaImage) => Promise<Uint8Array>;
}

/** One of the image library's. */
interface SharpSetting {
  readonly name: string;
  readonly apply: (picture: Sharp) => Sharp;
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const png = numbers(0, 9).flatMap((compressionLevel) =>
  [false, true].map((adaptiveFiltering): SharpSetting => ({
    name: `level ${compressionLevel}${adaptiveFiltering ? ' filtered' : ''}`,
    apply: (picture) => picture.png({ compressionLevel, adaptiveFiltering }),
  })),
);

const webp = [75, 80, 85, 90].flatMap((quality) =>
  numbers(0, 4).flatMap((effort) =>
    [100, 90].map((alphaQuality): SharpSetting => ({
      name: `q${quality} effort ${effort} alpha ${alphaQuality}`,
      apply: (picture) => picture.webp({ quality, effort, alphaQuality }),
    })),
  ),
);

const webpLossless = numbers(0, 4).map((effort): SharpSetting => ({
  name: `lossless effort ${effort}`,
  apply: (picture) => picture.webp({ lossless: true, exact: true, effort, quality: 20 }),
}));

const avif = [50, 60, 70].flatMap((quality) =>
  numbers(0, 4).map((effort): SharpSetting => ({
    name: `q${quality} effort ${effort}`,
    apply: (picture) => picture.avif({ quality, effort }),
  })),
);

const avifLossless = numbers(0, 2).map((effort): SharpSetting => ({
  name: `lossless effort ${effort}`,
  apply: (picture) => picture.avif({ lossless: true, effort }),
}));

const jpeg = [80, 85, 90, 92, 95].flatMap((quality) =>
  [false, true].flatMap((mozjpeg) =>
    (['4:2:0', '4:4:4'] as const).map((chromaSubsampling): SharpSetting => ({
      name: `q${quality} ${chromaSubsampling}${mozjpeg ? ' mozjpeg' : ''}`,
      apply: (picture) =>
        picture.flatten({ background: '#fff' }).jpeg({ quality, mozjpeg, chromaSubsampling }),
    })),
  ),
);

const viaSharp = ({ name, apply }: SharpSetting): Setting => ({
  name,
  encode: ({ data, width, height }) =>
    apply(sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false })).toBuffer(),
});

/** What the service does: `lib/server/image/png`. */
const OURS: Setting = { name: 'ours', encode: (picture) => Promise.resolve(encodePng(picture)) };

/** By format, all settings that could serve. */
export const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  png: [...png.map(viaSharp), OURS],
  webp: webp.map(viaSharp),
  'webp-lossless': webpLossless.map(viaSharp),
  avif: avif.map(viaSharp),
  'avif-lossless': avifLossless.map(viaSharp),
  jpeg: jpeg.map(viaSharp),
};
