import sharp from 'sharp';

/** What previews of links show without cutting. */
export const PREVIEW = { width: 1200, height: 630 } as const;

const MAT = '#1d4a3c';
const LINE = '#d6eede';
const GRID = 30;
const FRAME = 12;
const SQUARE = 14;

/** The box that a print fits in, and by how much the after covers the edge of the before. */
const BOX = { width: 540, height: 500 };
const OVERLAP = 18;

/** In degrees. */
const TURN = { before: -2.5, after: 2 };

/**
 * Lays a before and its after on the cutting mat, as prints. There are no words: it serves all languages.
 *
 * @returns PNG, {@link PREVIEW}'s size
 */
export async function makePreview(before: Uint8Array, after: Uint8Array): Promise<Uint8Array> {
  const [first, second] = [await printOf(before), await printOf(after)];
  const left = (PREVIEW.width - first.width - second.width + OVERLAP) / 2;
  const middle = PREVIEW.height / 2;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PREVIEW.width}" height="${PREVIEW.height}">` +
    `<defs><pattern id="squares" width="${2 * SQUARE}" height="${2 * SQUARE}" patternUnits="userSpaceOnUse">` +
    `<path fill="#fff" d="M0 0h${2 * SQUARE}v${2 * SQUARE}H0z"/>` +
    `<path fill="#d9d6cf" d="M0 0h${SQUARE}v${SQUARE}H0zM${SQUARE} ${SQUARE}h${SQUARE}v${SQUARE}h-${SQUARE}z"/></pattern>` +
    `<filter id="shade" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="12"/></filter></defs>` +
    `<path fill="${MAT}" d="M0 0h1200v630H0z"/>${grid()}` +
    layPrint(first, left + first.width / 2, middle + 8, TURN.before) +
    layPrint(second, left + first.width - OVERLAP + second.width / 2, middle - 8, TURN.after) +
    '</svg>';
  return sharp(Buffer.from(svg)).png().toBuffer();
}

function grid(): string {
  const lines = (every: number, opacity: number) => {
    const across = Array.from({ length: 1200 / every }, (_, i) => `M${i * every} 0V630`).join('');
    const down = Array.from({ length: 630 / every }, (_, i) => `M0 ${i * every}H1200`).join('');
    return `<path fill="none" stroke="${LINE}" stroke-opacity="${opacity}" d="${across}${down}"/>`;
  };
  return lines(GRID, 0.09) + lines(GRID * 5, 0.16);
}

/** A picture as large as the preview shows it, in pixels without its white rim. */
interface Print {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

async function printOf(picture: Uint8Array): Promise<Print> {
  const { data, info } = await sharp(picture)
    .resize({ ...BOX, fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

function layPrint({ png, width, height }: Print, x: number, y: number, turn: number): string {
  const around = (by: number) =>
    `x="${-width / 2 - by}" y="${-height / 2 - by}" width="${width + 2 * by}" height="${height + 2 * by}"`;
  return (
    `<g transform="translate(${x} ${y}) rotate(${turn})">` +
    `<rect ${around(FRAME)} transform="translate(6 12)" fill="#061510" opacity=".5" filter="url(#shade)"/>` +
    `<rect ${around(FRAME)} fill="#fdfaf3"/><rect ${around(0)} fill="url(#squares)"/>` +
    `<image ${around(0)} href="data:image/png;base64,${png.toString('base64')}"/></g>`
  );
}
