import { useLocale } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { pathOf } from '@/lib/seo/page-address';
import { PAGES } from '@/lib/seo/pages';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly home: string;
  readonly tool: string;
}

/** A page that is not there: a hole cut out of the mat, and the ways on. */
export function NotFoundNotice({ title, text, home, tool }: Props) {
  const locale = useLocale();
  return (
    <div className="page-width py-8 md:py-14">
      <div className="on-mat mat flex min-h-[60svh] flex-col items-start justify-end gap-5 p-8 md:p-14">
        <p
          dir="ltr"
          aria-hidden="true"
          className="font-display text-[clamp(7rem,26vw,19rem)] leading-[0.8] font-extrabold tracking-[-0.06em] text-transparent [-webkit-text-stroke:2px_var(--accent)]"
        >
          404
        </p>
        <h1 className="text-title">{title}</h1>
        <p className="max-w-[52ch]">{text}</p>
        <div className="flex flex-wrap gap-3">
          <a href={pathOf(locale, PAGES.tool)} className={buttonClass('primary')}>
            {tool}
          </a>
          <a href={pathOf(locale, PAGES.landing)} className={buttonClass('outline')}>
            {home}
          </a>
        </div>
      </div>
    </div>
  );
}
