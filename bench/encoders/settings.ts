import type { Sharp } from 'sharp';

/** One way of writing a picture. */
export interface Setting {
  readonly name: string;
  readonly apply: (picture: Sharp) => Sharp;
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const png = numbers(0, 9).flatMap((compressionLevel) =>
  [false, true].map((adaptiveFiltering): Setting => ({
    name: `level ${compressionLevel}${adaptiveFiltering ? ' filtered' : ''}`,
    apply: (picture) => picture.png({ compressionLevel, adaptiveFiltering }),
  })),
);

const webp = [75, 80, 85, 90].flatMap((quality) =>
  numbers(0, 4).flatMap((effort) =>
    [100, 90].map((alphaQuality): Setting => ({
      name: `q${quality} effort ${effort} alpha ${alphaQuality}`,
      apply: (picture) => picture.webp({ quality, effort, alphaQuality }),
    })),
  ),
);

const webpLossless = numbers(0, 4).map((effort): Setting => ({
  name: `lossless effort ${effort}`,
  apply: (picture) => picture.webp({ lossless: true, exact: true, effort, quality: 20 }),
}));

const avif = [50, 60, 70].flatMap((quality) =>
  numbers(0, 4).map((effort): Setting => ({
    name: `q${quality} effort ${effort}`,
    apply: (picture) => picture.avif({ quality, effort }),
  })),
);

const avifLossless = numbers(0, 2).map((effort): Setting => ({
  name: `lossless effort ${effort}`,
  apply: (picture) => picture.avif({ lossless: true, effort }),
}));

const jpeg = [80, 85, 90, 92, 95].flatMap((quality) =>
  [false, true].flatMap((mozjpeg) =>
    (['4:2:0', '4:4:4'] as const).map((chromaSubsampling): Setting => ({
      name: `q${quality} ${chromaSubsampling}${mozjpeg ? ' mozjpeg' : ''}`,
      apply: (picture) =>
        picture.flatten({ background: '#fff' }).jpeg({ quality, mozjpeg, chromaSubsampling }),
    })),
  ),
);

/** By format, all settings that could serve. */
export const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  png,
  webp,
  'webp-lossless': webpLossless,
  avif,
  'avif-lossless': avifLossless,
  jpeg,
};
