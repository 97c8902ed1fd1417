import 'server-only';
import { boxIn, boxesOf, bufferOf, isoBox, word } from './iso-boxes';

/** What decoders know stills by, for each way to code a track's samples (ISO/IEC 14496-15; AV1-ISOBMFF). */
const STILLS: Readonly<
  Record<string, { readonly brand: string; readonly item: string; readonly setup: string }>
> = {
  av01: { brand: 'avif', item: 'av01', setup: 'av1C' },
  hvc1: { brand: 'heic', item: 'hvc1', setup: 'hvcC' },
  hev1: { brand: 'heic', item: 'hvc1', setup: 'hvcC' },
};
const MAJOR_BRAND = 8;
/** Bytes of a visual sample entry before its boxes, and where its width stands (ISO/IEC 14496-12 §12.1.3). */
const VISUAL_ENTRY_BYTES = 78;
const VISUAL_WIDTH = 24;

/**
 * The first picture of an AVIF or HEIC file as decoders take it. A sequence's is a still of its own, anything else
 * stays as it is. The image library (libvips) knows files by their major brand, and that of AVIF sequences not at all.
 * The decoder (libheif) decodes items, and only some sequences have one.
 *
 * @param kind by magic bytes
 * @throws RangeError where the track says what the file does not hold
 */
export function stillOfSequence(upload: Uint8Array, kind: 'avif' | 'heic'): Uint8Array {
  const file = bufferOf(upload);
  const movie = boxesOf(file).find(({ name }) => name === 'moov');
  if (movie === undefined) return upload;
  const meta = boxIn(file, 'meta');
  // Behind version and flags.
  if (!meta || !boxIn(meta.subarray(4), 'pitm')) return firstSample(file, movie.content) ?? upload;
  const still = Buffer.from(file);
  still.write(kind, MAJOR_BRAND, 'latin1');
  // A box that decoders skip.
  still.write('free', movie.start + 4, 'latin1');
  return still;
}

/** Undefined where there is no track of pictures that can be decoded. */
function firstSample(file: Buffer, movie: Buffer): Buffer | undefined {
  for (const { name, content } of boxesOf(movie)) {
    const media = name === 'trak' ? boxIn(content, 'mdia') : undefined;
    const handler = media && boxIn(media, 'hdlr')?.toString('latin1', 8, 12);
    if (!media || (handler !== 'pict' && handler !== 'vide')) continue;
    const table = boxIn(boxIn(media, 'minf') ?? Buffer.of(), 'stbl');
    const [entry] = boxesOf(boxIn(table ?? Buffer.of(), 'stsd')?.subarray(8) ?? Buffer.of());
    const kind = entry && STILLS[entry.name];
    if (!table || !kind) continue;
    const size = entry.content.subarray(VISUAL_WIDTH, VISUAL_WIDTH + 4);
    const properties = boxesOf(entry.content.subarray(VISUAL_ENTRY_BYTES)).filter(
      (box) => box.name === kind.setup || box.name === 'colr',
    );
    return writeStill(
      kind,
      [
        isoBox('ispe', word(0), word(size.readUInt16BE(0)), word(size.readUInt16BE(2))),
        ...properties.map((box) => isoBox(box.name, box.content)),
      ],
      sampleIn(file, table),
    );
  }
  return undefined;
}

function sampleIn(file: Buffer, table: Buffer): Buffer {
  const offsets = boxIn(table, 'stco') ?? Buffer.of();
  const wide = boxIn(table, 'co64');
  const start = wide ? Number(wide.readBigUInt64BE(8)) : offsets.readUInt32BE(8);
  const sizes = boxIn(table, 'stsz') ?? Buffer.of();
  // One size for all samples, or 0 and one for each.
  const bytes = sizes.readUInt32BE(4) || sizes.readUInt32BE(12);
  if (start + bytes > file.length) throw new RangeError('truncated: the first sample lies behind the end');
  return file.subarray(start, start + bytes);
}

/** A file of one item (ISO/IEC 23008-12 §6, §10). */
function writeStill(
  { brand, item }: { readonly brand: string; readonly item: string },
  properties: readonly Buffer[],
  sample: Buffer,
): Buffer {
  const text = (letters: string) => Buffer.from(letters, 'latin1');
  const associations = properties.map((_, index) => 0x80 | (index + 1));
  const head = isoBox('ftyp', text(brand), word(0), text(`${brand}mif1`));
  const metaAt = (offset: number) =>
    isoBox(
      'meta',
      word(0),
      isoBox('hdlr', word(0), word(0), text('pict'), word(0), word(0), word(0), [0]),
      isoBox('pitm', word(0), [0, 1]),
      // One item, with offset and length of four bytes each, in one piece.
      isoBox('iloc', word(0), [0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1], word(offset), word(sample.length)),
      isoBox('iinf', word(0), [0, 1], isoBox('infe', [2, 0, 0, 0, 0, 1, 0, 0], text(item), [0])),
      isoBox(
        'iprp',
        isoBox('ipco', ...properties),
        isoBox('ipma', word(0), word(1), [0, 1, associations.length, ...associations]),
      ),
    );
  const offset = head.length + metaAt(0).length + 8;
  return Buffer.concat([head, metaAt(offset), isoBox('mdat', sample)]);
}
