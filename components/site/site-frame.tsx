import { useLocale, useTranslations } from 'next-intl';
import { Children, type ReactNode } from 'react';
import { HISTORY_LIFETIME_HOURS } from '@/lib/browser/history/history-entry';
import { hasImprint, OPERATOR, SOURCE_URL } from '@/lib/config/operator';
import { pathOf, type SitePage } from '@/lib/seo/page-address';
import { NOTICES_PATH, PAGES } from '@/lib/seo/pages';
import { LanguageHint } from './language-hint';
import { LocaleSwitch } from './locale-switch';
import { ThemeSwitch } from './theme/theme-switch';

interface Props {
  /** The page that is framed; undefined for one that has no address of its own. */
  readonly page: SitePage | undefined;
  readonly children: ReactNode;
}

/**
 * Header, content and footer of a page. Each page puts itself into it, not the layout. Which address a page has in
 * another language is known where the page is, and on the server.
 */
export function SiteFrame({ page, children }: Props) {
  return (
    <>
      <SiteHeader page={page} />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <SiteFooter />
    </>
  );
}

const HEADER_LINK =
  'inline-flex min-h-11 items-center px-3.5 font-medium hover:underline decoration-accent decoration-2 underline-offset-8';

/** Name, ways through the site, language and theme. */
function SiteHeader({ page }: { readonly page: SitePage | undefined }) {
  const t = useTranslations('site');
  const locale = useLocale();
  const home = pathOf(locale, PAGES.landing);
  return (
    <header className="border-b border-rule pt-[env(safe-area-inset-top)]">
      <div className="page-width flex min-h-16 items-center justify-between gap-2">
        <a href={home} className="-ms-1 inline-flex min-h-11 items-center px-1" aria-label={t('home')}>
          <Wordmark />
        </a>
        <nav aria-label={t('mainNavigation')} className="me-auto hidden ps-6 md:flex">
          <a href={pathOf(locale, PAGES.tool)} className={HEADER_LINK}>
            {t('links.tool')}
          </a>
          <a href={`${home}#api`} className={HEADER_LINK}>
            {t('links.api')}
          </a>
          <a href={pathOf(locale, PAGES.privacy)} className={HEADER_LINK}>
            {t('links.privacy')}
          </a>
        </nav>
        <div className="relative -me-2 flex items-center self-stretch">
          <LocaleSwitch page={page} />
          <ThemeSwitch />
          <LanguageHint />
        </div>
      </div>
    </header>
  );
}

/** The name, with its second half cut free along a dashed line. */
function Wordmark() {
  return (
    <span
      dir="ltr"
      className="inline-flex items-baseline font-display text-[1.4375rem] leading-none font-extrabold tracking-[-0.045em]"
    >
      Clear
      <span
        aria-hidden="true"
        className="mx-[3px] h-[1.15em] self-center border-s-2 border-dashed border-accent"
      />
      <span className="-translate-y-[3px]">cut</span>
    </span>
  );
}

const FOOTER_LINK =
  'inline-flex min-h-11 items-center underline decoration-rule-strong underline-offset-4 hover:decoration-accent';

/** Where else one can go, what the service stands for in one line, and who answers for it. */
function SiteFooter() {
  const t = useTranslations('site');
  const locale = useLocale();
  const legal = useTranslations('legalLinks');
  return (
    <footer className="border-t-2 border-dashed border-rule pb-[env(safe-area-inset-bottom)]">
      <div className="page-width flex flex-col gap-y-3 py-8 text-caption">
        <div className="flex flex-col gap-x-10 gap-y-3 md:flex-row md:items-center">
          <Wordmark />
          <p className="max-w-[44ch] text-ink-soft md:me-auto">
            {t('promise', { hours: String(HISTORY_LIFETIME_HOURS) })}
          </p>
          <FooterLinks label={t('footerNavigation')}>
            <a href={pathOf(locale, PAGES.tool)} className={FOOTER_LINK}>
              {t('links.tool')}
            </a>
            <a href={`${pathOf(locale, PAGES.landing)}#api`} className={FOOTER_LINK}>
              {t('links.api')}
            </a>
            <a href={pathOf(locale, PAGES.howGood)} className={FOOTER_LINK}>
              {t('links.howGood')}
            </a>
            <a href={pathOf(locale, PAGES.device)} className={FOOTER_LINK}>
              {t('links.device')}
            </a>
          </FooterLinks>
        </div>
        <FooterLinks label={legal('navigation')}>
          <a href={pathOf(locale, PAGES.privacy)} className={FOOTER_LINK}>
            {t('links.privacy')}
          </a>
          <a href={pathOf(locale, PAGES.terms)} className={FOOTER_LINK}>
            {legal('terms')}
          </a>
          {hasImprint(OPERATOR) && (
            <a href={pathOf(locale, PAGES.imprint)} className={FOOTER_LINK}>
              {legal('imprint')}
            </a>
          )}
          {SOURCE_URL !== undefined && (
            <a href={SOURCE_URL} className={FOOTER_LINK}>
              {legal('source')}
            </a>
          )}
          <a href={NOTICES_PATH} className={FOOTER_LINK}>
            {legal('notices')}
          </a>
        </FooterLinks>
      </div>
    </footer>
  );
}

function FooterLinks({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-6">
        {Children.toArray(children).map((link, index) => (
          <li key={index}>{link}</li>
        ))}
      </ul>
    </nav>
  );
}
