import { useLocale } from 'next-intl';
import type { PageSample } from '@/components/site/samples/page-sample';
import { HandoffDropZone } from '@/components/tool/intake/handoff-drop-zone';
import { MatRuler } from '@/components/ui/mat-ruler';
import type { PageContent } from '@/lib/pages/page-content';
import type { PageKey } from '@/lib/pages/page-keys';
import { USE_CASES } from '@/lib/pages/page-table';
import { toolPath } from '@/lib/seo/tool-path';
import { Breadcrumb } from './breadcrumb';
import { DocumentChoice } from './document-choice';
import { RunningText } from './running-text';
import { SamplePrint } from './sample-print';

interface Props {
  readonly page: PageKey;
  readonly words: PageContent;
  readonly sample: PageSample;
}

/** The first screen of a use case: what it is, a place for the picture, and what comes of one. */
export function UseCaseHero({ page, words, sample }: Props) {
  const locale = useLocale();
  const { as, onDevice, asksForDocument } = USE_CASES[page];
  return (
    <section className="page-width pt-3 pb-14 md:pt-5 md:pb-20">
      <Breadcrumb here={words.link} />
      <h1 className="mt-2 max-w-[22ch] text-title font-extrabold md:text-[clamp(2.25rem,1.4rem+2.6vw,3.75rem)] md:leading-none">
        {words.heading}
      </h1>
      <p className="mt-4 max-w-[62ch] text-lead text-ink-soft">
        <RunningText text={words.lead} />
      </p>
      <div className="on-mat mat mt-7 grid items-center gap-x-10 gap-y-2 md:mt-9 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <MatRuler />
        <div className="relative p-6 pt-10 md:p-12 md:pb-6 lg:pe-0 lg:pb-12">
          {asksForDocument ? (
            <DocumentChoice tool={toolPath(locale)} />
          ) : (
            <HandoffDropZone tool={toolPath(locale, { as, onDevice })} />
          )}
        </div>
        <div className="relative mx-auto w-full max-w-2xl px-6 pb-8 md:px-12 lg:ps-0 lg:pt-14 lg:pb-10">
          <SamplePrint sample={sample} caption={words.sample} />
        </div>
      </div>
    </section>
  );
}
