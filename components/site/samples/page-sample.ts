import type { PageKey } from '@/lib/pages/page-keys';
import index from '@/renders/pages/index.json' with { type: 'json' };
import { CREDITS, type Credit, type SourceName } from './credits';
import { PICTURE_ADDRESSES } from './picture-addresses';

/** One picture in both formats, at addresses that change with its content. */
export interface SamplePicture {
  readonly avif: string;
  readonly webp: string;
  /** In pixels, of either format. */
  readonly width: number;
  readonly height: number;
}

/** A before and its after, as this engine made it. */
interface Sample {
  readonly before: SamplePicture;
  readonly after: SamplePicture;
  /** Whether the after has clear parts: a checkerboard belongs behind it. */
  readonly transparent: boolean;
  /** Whether both show the subject at the same place, so that one can be laid over the other. */
  readonly aligned: boolean;
  /** Whether the before is drawn, which the page says; all others are renders of 3D models, no photos either. */
  readonly drawing: boolean;
  /** Whose model is seen. Undefined: this project's own work. */
  readonly credit: Credit | undefined;
}

/** A use-case page's sample, with the wordless JPEG that shows where somebody shares the page's address. */
export interface PageSample extends Sample {
  readonly og: { readonly address: string; readonly width: number; readonly height: number };
}

/** What the engine does badly, and the pages say so. */
export const FAILURE_KEYS = ['glass', 'white-on-white', 'thin-parts'] as const;
export type FailureKey = (typeof FAILURE_KEYS)[number];

/** The sample of a use-case page. To be called on the server only: no page needs the addresses of all others. */
export function sampleOf(key: PageKey): PageSample {
  const og = { address: PICTURE_ADDRESSES[`${key}-preview.jpg`], ...index.preview };
  return { ...sample(key), og };
}

/** A picture that the engine cuts out badly. On the server only, too. */
export function failureOf(key: FailureKey): Sample {
  return sample(`fails-${key}`);
}

function sample(name: keyof typeof index.samples): Sample {
  const { source, drawing, aligned, transparent } = index.samples[name];
  return {
    before: picture(`before-${source as SourceName}`),
    after: picture(name),
    ...{ drawing, aligned, transparent },
    credit: CREDITS[source as SourceName],
  };
}

function picture(name: keyof typeof index.pictures): SamplePicture {
  return {
    avif: PICTURE_ADDRESSES[`${name}.avif`],
    webp: PICTURE_ADDRESSES[`${name}.webp`],
    ...index.pictures[name],
  };
}
