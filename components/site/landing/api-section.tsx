import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PUBLIC_VALUES, readPublicConfig } from '@/lib/config/public';
import { IMAGE_FIELD, REMOVE_PATH } from '@/lib/contracts/remove';
import { CommandLine, CurlCommand } from './command-line';

const code = (words: ReactNode) => (
  <code dir="ltr" className="font-code text-[0.9em]">
    {words}
  </code>
);

const { apiBaseUrl } = readPublicConfig(PUBLIC_VALUES).config;

/** The same service for programs, and the same service on one's own machine. */
export function ApiSection({ origin }: { origin: string }) {
  const t = useTranslations('landing.api');
  return (
    <section id="api" className="page-width scroll-mt-6 pb-16 md:pb-28">
      <div className="on-mat mat px-6 pt-12 pb-10 md:px-14 md:pt-16 md:pb-14">
        <h2 className="text-title">{t('heading')}</h2>
        <p className="mt-4 max-w-[60ch]">{t('text')}</p>
        <div className="mt-6">
          <CurlCommand
            before={`curl -F ${IMAGE_FIELD}=@photo.jpg `}
            after={`${REMOVE_PATH} -o cutout.png`}
            origin={apiBaseUrl ?? origin}
            isApart={apiBaseUrl !== undefined}
          />
        </div>
        <p className="mt-4 max-w-[64ch] text-caption text-ink-soft">{t.rich('details', { code })}</p>
        <div className="mt-12 grid gap-x-12 gap-y-5 border-t-2 border-dashed border-rule-strong pt-9 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:items-end">
          <div>
            <h3 className="text-subhead">{t('selfHostHeading')}</h3>
            <p className="mt-2 max-w-[56ch]">{t('selfHostText')}</p>
          </div>
          <CommandLine command="npm run up" />
        </div>
      </div>
    </section>
  );
}
