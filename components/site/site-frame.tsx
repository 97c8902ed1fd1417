import type { ReactNode } from 'react';
import type { SitePage } from '@/lib/seo/page-path';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

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
