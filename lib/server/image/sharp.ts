import 'server-only';
import sharp from 'sharp';

/**
 * The only importer of sharp, and the policy for it. Nothing is cached, and a picture has one thread (children are the
 * parallelism). Decoders are an allow-list, from memory only. SVG, TIFF, PDF and the rest stay shut whatever the file
 * claims to be.
 */
if (process.env['VIPS_DISC_THRESHOLD'] === undefined) {
  // libvips reads it at its first large picture; without it, decoded pictures over 100 MB go to disk.
  throw new Error('VIPS_DISC_THRESHOLD must be set in the environment that loads the image library');
}
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
});

export { sharp };
export type { AvifOptions, JpegOptions, PngOptions, Sharp, WebpOptions } from 'sharp';
