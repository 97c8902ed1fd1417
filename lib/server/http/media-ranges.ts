import 'server-only';

/** One media range of an Accept header (RFC 9110 §12.5.1). */
export interface MediaRange {
  /** In lower case; a lone `*`, as Java sends it, is taken as everything. */
  readonly type: string;
  /** 0 to 1; 1 where the range names none that can be read. */
  readonly quality: number;
}

/** The ranges of an Accept header, in its order; none where there is no header. */
export function mediaRanges(accept: string | null): MediaRange[] {
  return (accept ?? '')
    .split(',')
    .map(readRange)
    .filter(({ type }) => type !== '');
}

/** The quality that ranges give a media type: the most specific one counts, and 0 means that none allows it. */
export function qualityOf(type: string, ranges: readonly MediaRange[]): number {
  const wider = [type, `${type.slice(0, type.indexOf('/'))}/*`, '*/*'];
  const found = wider.map((wanted) => ranges.find((range) => range.type === wanted));
  return found.find((range) => range !== undefined)?.quality ?? 0;
}

function readRange(text: string): MediaRange {
  const [type = '', ...parameters] = text.split(';').map((piece) => piece.trim().toLowerCase());
  const named = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const quality = named === undefined || named === '' ? 1 : Number(named);
  return {
    type: type === '*' ? '*/*' : type,
    quality: Number.isNaN(quality) ? 1 : Math.min(1, Math.max(0, quality)),
  };
}
