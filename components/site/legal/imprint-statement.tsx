import { useTranslations } from 'next-intl';
import type { Operator } from '@/lib/config/operator';
import { ContactLines } from './contact-lines';

/** Who runs the installation, and how to reach them. */
export function ImprintStatement({ operator }: { readonly operator: Operator }) {
  const t = useTranslations('imprint');
  return (
    <div className="page-width pt-8 pb-16 md:pt-14 md:pb-28">
      <h1 className="text-display font-extrabold">{t('heading')}</h1>
      <p className="mt-5 max-w-[46ch] text-lead text-ink-soft">{t('lead')}</p>
      <div className="mt-10 flex max-w-[64ch] flex-col gap-8 border-t-2 border-ink pt-8 md:mt-16">
        <p>
          <span className="text-ink-soft">{t('operator')}</span>
          <br />
          <strong className="text-subhead">{operator.name}</strong>
        </p>
        <ContactLines operator={operator} addressLabel={t('address')} emailLabel={t('email')} />
        {operator.details.length > 0 && (
          <p>
            <span className="text-ink-soft">{t('details')}</span>
            <br />
            <span className="whitespace-pre-line">{operator.details.join('\n')}</span>
          </p>
        )}
      </div>
    </div>
  );
}
