/** Bytes from the heap's beginning. */
export type Pointer = number;

/** Mixes the samples of a row. */
type MixSamples = (
  row: Pointer,
  first: Pointer,
  weights: Pointer,
  count: number,
  length: number,
  out: Pointer,
) => void;

/** What the files in `assembly/` export; their docstrings say what each expects. */
export interface Kernels {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  // cell-sums.ts
  readonly addOpaqueRow: (row: Pointer, width: number, columns: Pointer) => number;
  readonly foldColumns: (columns: Pointer, width: number, cellWidth: number, sums: Pointer) => void;
  readonly scaleSums: (sums: Pointer, count: number, factor: number, out: Pointer) => void;
  readonly sumBytes: (row: Pointer, width: number, cellWidth: number, sums: Pointer) => void;
  // taps.ts
  readonly mixColours: MixSamples;
  readonly mixValues: MixSamples;
  readonly mixRows: (
    rows: Pointer,
    stride: number,
    first: Pointer,
    weights: Pointer,
    count: number,
    length: number,
    out: Pointer,
  ) => void;
  // components.ts
  readonly numberParts: (
    mask: Pointer,
    width: number,
    height: number,
    reach: number,
    labels: Pointer,
    parents: Pointer,
  ) => number;
  // spread.ts
  readonly spread: (
    source: Pointer,
    steps: Pointer,
    queue: Pointer,
    end: number,
    width: number,
    height: number,
    maxSteps: number,
  ) => void;
  // guided-filter.ts
  readonly addMoments: (guide: Pointer, input: Pointer, columns: number, sign: number, sums: Pointer) => void;
  readonly fitRow: (
    sums: Pointer,
    columns: number,
    radius: number,
    rows: number,
    epsilon: number,
    fits: Pointer,
  ) => void;
  readonly addFits: (fits: Pointer, columns: number, sign: number, sums: Pointer) => void;
  readonly averageFits: (sums: Pointer, columns: number, radius: number, rows: number, out: Pointer) => void;
  readonly evaluateFits: (fits: Pointer, guide: Pointer, count: number, out: Pointer) => void;
  // lines.ts
  readonly mixLines: (upper: Pointer, lower: Pointer, length: number, t: number, out: Pointer) => void;
  // fit-row.ts
  readonly applyFits: (
    fits: Pointer,
    cells: number,
    cellWidth: number,
    row: Pointer,
    width: number,
    out: Pointer,
  ) => void;
  // box-sums.ts
  readonly sumAcross: (
    row: Pointer,
    width: number,
    channels: number,
    radius: number,
    running: Pointer,
  ) => void;
  readonly sumDown: (
    rows: Pointer,
    stride: number,
    height: number,
    radius: number,
    sums: Pointer,
    out: Pointer,
  ) => void;
  // settled.ts
  readonly readStates: (grid: Pointer, samples: number, tolerance: number, states: Pointer) => void;
  readonly joinAcross: (states: Pointer, first: Pointer, count: number, length: number, out: Pointer) => void;
  readonly joinDown: (rows: Pointer, columns: number, count: number, out: Pointer) => void;
  readonly settleFits: (fits: Pointer, states: Pointer, samples: number) => void;
  readonly correctFits: (
    fits: Pointer,
    states: Pointer,
    corrections: Pointer,
    margins: Pointer,
    samples: number,
  ) => void;
  // layers.ts
  readonly weighLayers: (layers: Pointer, alphas: Pointer, samples: number, out: Pointer) => void;
  readonly divideLayers: (sums: Pointer, samples: number, tiny: number, layers: Pointer) => void;
  readonly separateLayers: (layers: Pointer, colours: Pointer, alphas: Pointer, samples: number) => void;
  // local-range.ts
  readonly extremesAcross: (row: Pointer, width: number, radius: number, high: Pointer, low: Pointer) => void;
  readonly rangeDown: (
    high: Pointer,
    low: Pointer,
    width: number,
    height: number,
    radius: number,
    out: Pointer,
  ) => void;
  // png-rows.ts
  readonly filterRow: (row: Pointer, above: Pointer, bytes: number, out: Pointer) => void;
  // adler32.ts
  readonly adler32: (from: Pointer, length: number, adler: number) => number;
  // deflate-runs.ts
  readonly packRunsWork: () => number;
  readonly packRuns: (from: Pointer, length: number, last: 0 | 1, work: Pointer, to: Pointer) => number;
  // composite-row.ts
  readonly recolourRow: (
    layers: Pointer,
    cells: number,
    cellWidth: number,
    row: Pointer,
    mattes: Pointer,
    width: number,
  ) => void;
  readonly applyMattes: (row: Pointer, mattes: Pointer, width: number) => void;
}
