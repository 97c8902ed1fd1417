import { useLocale, useTranslations } from 'next-intl';
import { FAILURE_KEYS, type FailureKey, failureOf } from '@/components/site/samples/page-sample';
import { Picture } from '@/components/site/samples/picture';
import { DEFAULT_MANIFEST } from '@/lib/contracts/default-model';
import { pathOf } from '@/lib/seo/page-address';
import { PAGES } from '@/lib/seo/pages';
import { MeasuredFigures } from './measured-figures';

const WORKS = ['people', 'animals', 'products', 'graphics'] as const;

/** What the engine does well and badly: figures that were measured, and pictures that it made. */
export function HowGood() {
  const t = useTranslations('howGood');
  return (
    <div className="page-width pt-8 pb-16 md:pt-14 md:pb-28">
      <h1 className="text-display font-extrabold">{t('heading')}</h1>
      <p className="mt-5 max-w-[52ch] text-lead text-ink-soft">{t('lead')}</p>

      <h2 className="mt-14 text-title md:mt-20">{t('figures.heading')}</h2>
      <p className="mt-4 mb-8 max-w-[66ch]">{t('figures.text')}</p>
      <MeasuredFigures />
      <p className="mt-4 max-w-[66ch] text-caption text-ink-soft">{t('figures.source')}</p>

      <h2 className="mt-14 text-title md:mt-20">{t('failures.heading')}</h2>
      <p className="mt-4 mb-8 max-w-[66ch]">{t('failures.text')}</p>
      {FAILURE_KEYS.map((failure) => (
        <FailurePrint key={failure} failure={failure} />
      ))}

      <div className="grid gap-x-12 gap-y-4 border-t-2 border-ink pt-9 md:pt-12 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
        <h2 className="text-title">{t('works.heading')}</h2>
        <div>
          <ul className="flex max-w-[66ch] list-[square] flex-col gap-2 ps-5 marker:text-accent-text">
            {WORKS.map((kind) => (
              <li key={kind} className="ps-1">
                {t(`works.${kind}`)}
              </li>
            ))}
          </ul>
          <p className="mt-6">
            <a
              href={pathOf(useLocale(), PAGES.tool)}
              className="inline-flex min-h-11 items-center font-semibold text-accent-text underline decoration-2 underline-offset-4"
            >
              {t('try')}
            </a>
          </p>
        </div>
      </div>
    </div>
  );
}

/** A picture that comes out badly, before and after, with what went wrong and what helps. */
function FailurePrint({ failure }: { readonly failure: FailureKey }) {
  const t = useTranslations('howGood.failures');
  const { before, after } = failureOf(failure);
  return (
    <section className="grid items-center gap-x-12 gap-y-6 border-t border-rule py-9 md:py-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <div className="grid grid-cols-2 gap-2 border-[8px] border-white bg-white outline outline-1 outline-rule-strong md:border-[10px]">
        <Picture picture={before} alt={t(`${failure}.before`)} />
        <Picture picture={after} alt={t(`${failure}.after`)} className="checkerboard" />
      </div>
      <div>
        <h3 className="text-subhead">{t(`${failure}.title`)}</h3>
        <p className="mt-2 max-w-[52ch]">
          {t(`${failure}.text`, { side: String(DEFAULT_MANIFEST.input.width) })}
        </p>
        <p className="mt-3 max-w-[52ch] border-s-4 border-accent ps-4 text-ink-soft">
          {t(`${failure}.help`)}
        </p>
      </div>
    </section>
  );
}
