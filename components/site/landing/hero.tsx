import { useLocale, useTranslations } from 'next-intl';
import { CutPrint } from '@/components/site/illustration/cut-print';
import { HandoffDropZone } from '@/components/tool/intake/handoff-drop-zone';
import { MatRuler } from '@/components/ui/mat-marks';
import { toolPath } from '@/lib/seo/tool-path';

/** The first screen: what this is, and a mat to put the picture on. */
export function Hero() {
  const t = useTranslations('landing.hero');
  return (
    <section className="page-width pt-8 pb-14 md:pt-12 md:pb-24">
      <div className="flex flex-col gap-x-12 gap-y-4 lg:flex-row lg:items-end lg:justify-between">
        <h1>
          <span className="mb-3 block font-sans text-lead font-semibold tracking-normal text-accent-text">
            {t('name')}
          </span>
          <span className="block text-display font-extrabold tracking-[-0.028em]">
            {t.rich('title', {
              line: (words) => <span className="block lg:whitespace-nowrap">{words}</span>,
            })}
          </span>
        </h1>
        <p className="max-w-[34ch] text-lead text-ink-soft lg:pb-1.5">{t('lead')}</p>
      </div>
      <div className="on-mat mat mt-8 grid items-center md:mt-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <MatRuler />
        <div className="relative p-6 pt-10 md:p-12 lg:pe-4">
          <HandoffDropZone tool={toolPath(useLocale())} />
        </div>
        <CutPrint className="relative -mt-4 w-full max-w-[40rem] justify-self-center px-4 pb-6 lg:mt-4 lg:px-6 lg:pb-8 rtl:-scale-x-100" />
      </div>
    </section>
  );
}
