import { useTranslations } from 'next-intl';
import { failureOf, type FailureKey } from '@/components/site/samples/page-sample';
import { Picture } from '@/components/site/samples/picture';
import { DEFAULT_MANIFEST } from '@/lib/contracts/default-model';

/** A picture that comes out badly, before and after, with what went wrong and what helps. */
export function FailurePrint({ failure }: { readonly failure: FailureKey }) {
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
