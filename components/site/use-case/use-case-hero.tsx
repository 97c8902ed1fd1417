import { useLocale, useTranslations } from 'next-intl';
import { sampleOf } from '@/components/site/samples/page-sample';
import { HandoffDropZone } from '@/components/tool/intake/handoff-drop-zone';
import { MatRuler } from '@/components/ui/mat-marks';
import { barrierOf, PRESET_NAMES, presetOf } from '@/lib/contracts/presets/presets';
import type { PageContent } from '@/lib/pages/page-content';
import type { PageKey } from '@/lib/pages/page-keys';
import { USE_CASES } from '@/lib/pages/page-table';
import { pathOf } from '@/lib/seo/page-address';
import { PAGES } from '@/lib/seo/pages';
import { toolPath } from '@/lib/seo/tool-path';
import { DocumentPicker } from './document-picker';
import { RunningText } from './running-text';
import { SamplePrint } from './sample-print';

interface Props {
  readonly page: PageKey;
  readonly words: PageContent;
}

/** The first screen of a use case: what it is, a place for the picture, and what comes of one. */
export function UseCaseHero({ page, words }: Props) {
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
          <SamplePrint sample={sampleOf(page)} caption={words.sample} />
        </div>
      </div>
    </section>
  );
}

/** The way from the start page to here. */
function Breadcrumb({ here }: { readonly here: string }) {
  const t = useTranslations('useCase');
  return (
    <nav aria-label={t('breadcrumb')} className="text-caption text-ink-soft">
      <ol className="flex flex-wrap items-center gap-x-2">
        <li>
          <a
            href={pathOf(useLocale(), PAGES.landing)}
            className="inline-flex min-h-11 items-center underline decoration-rule-strong underline-offset-4 hover:decoration-accent"
          >
            {t('start')}
          </a>
        </li>
        <li className="before:me-2 before:text-rule-strong before:content-['/']">
          <span aria-current="page">{here}</span>
        </li>
      </ol>
    </nav>
  );
}

/** Asks for whom the photo is, and says what may be done to it, before it takes one. */
function DocumentChoice({ tool }: { readonly tool: string }) {
  const t = useTranslations('tool.presets');
  const words = useTranslations('useCase.document');
  const documents = PRESET_NAMES.filter((name) => presetOf(name).group === 'document').map((name) => {
    const preset = presetOf(name);
    return {
      ...{ name, label: t(`names.${name}`), isTaken: barrierOf(preset)?.way !== 'none' },
      rule: preset.barrier === undefined ? words('noRule') : t(`barriers.${preset.barrier}`),
    };
  });
  return (
    <DocumentPicker
      {...{ tool, documents }}
      words={{ label: words('label'), choose: words('choose'), needsScript: words('needsScript') }}
    />
  );
}
