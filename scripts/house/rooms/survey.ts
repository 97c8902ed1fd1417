/** A file without tests. */
export interface Room {
  readonly path: string;
  readonly lines: number;
  readonly isTable: boolean;
}

/** A file of up to so many lines is small, and one of more than so many large. */
export const SMALL = 30;
export const LARGE = 300;

export interface Survey {
  readonly files: number;
  /** How many files are small, and their share of all. */
  readonly small: number;
  readonly smallShare: number;
  readonly medianLines: number;
  /** What is large and no table, the largest first. */
  readonly large: readonly Room[];
}

/** How large files are. */
export function survey(rooms: readonly Room[]): Survey {
  const sizes = rooms.map(({ lines }) => lines).sort((a, b) => a - b);
  const small = sizes.filter((lines) => lines <= SMALL).length;
  const half = sizes.length / 2;
  return {
    files: rooms.length,
    small,
    smallShare: rooms.length === 0 ? 0 : small / rooms.length,
    medianLines: rooms.length === 0 ? 0 : (sizes[Math.ceil(half) - 1]! + sizes[Math.floor(half)]!) / 2,
    large: rooms.filter(({ lines, isTable }) => lines > LARGE && !isTable).sort((a, b) => b.lines - a.lines),
  };
}
