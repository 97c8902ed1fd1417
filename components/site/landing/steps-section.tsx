import { useTranslations } from 'next-intl';
import { BYTES_PER_MEGABYTE, MAX_INPUT_PIXELS, MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';

const STEPS = ['picture', 'matte', 'answer'] as const;

/** How it works, as three lines of a list: the numbers are the steps of one picture. */
export function StepsSection() {
  const t = useTranslations('landing.steps');
  const limits = {
    megabytes: String(MAX_UPLOAD_BYTES / BYTES_PER_MEGABYTE),
    megapixels: String(MAX_INPUT_PIXELS / 1_000_000),
  };
  return (
    <section className="page-width grid gap-x-12 gap-y-8 pb-16 md:pb-28 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
      <h2 className="text-title">{t('heading')}</h2>
      <ol className="border-t-2 border-ink">
        {STEPS.map((step, index) => (
          <li
            key={step}
            className="grid grid-cols-[3.5rem_1fr] gap-x-4 border-b border-rule py-6 md:grid-cols-[5rem_minmax(0,13rem)_1fr] md:gap-x-8"
          >
            <span
              aria-hidden="true"
              className="row-span-2 font-display text-[3.25rem] leading-[0.85] font-extrabold tracking-[-0.05em] text-accent-text tabular-nums"
            >
              {index + 1}
            </span>
            <h3 className="text-subhead">{t(`${step}.title`)}</h3>
            <p className="mt-2 text-ink-soft md:mt-0">{t(`${step}.text`, limits)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
