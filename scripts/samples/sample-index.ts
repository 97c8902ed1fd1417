import type { SourceName } from '@/components/site/samples/credits';

/** What a page may load for one picture, and what a preview may have. */
export const MAX_PICTURE_BYTES = 60_000;
export const MAX_PREVIEW_BYTES = 100_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a sample was made; what its fields mean to a page, `components/site/samples/page-sample.ts` says. */
export interface SampleEntry {
  readonly source: SourceName;
  readonly drawing: boolean;
  readonly aligned: boolean;
  readonly transparent: boolean;
}

/** `renders/pages/index.json`: what `npm run samples` wrote, and with which model. */
export interface SampleIndex {
  readonly model: { readonly id: string; readonly sha256: string };
  readonly preview: Size;
  /** By the name of their files, without the ending: `before-SOURCE`, a page's key, or `fails-` and what fails. */
  readonly pictures: Record<string, Size>;
  readonly samples: Record<string, SampleEntry>;
}
