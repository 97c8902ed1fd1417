import type { Operator } from '../config/operator';
import type { Locale } from '../i18n/routing';
import type { PageContent } from '../pages/page-content';
import { pageUrl, SITE_URL, type SitePage } from './page-address';
import { PAGES } from './pages';

/** What search engines are told of a page in the words of schema.org. */
export type StructuredThing = { readonly '@context': 'https://schema.org' } & (
  | {
      readonly '@type': 'WebApplication';
      readonly name: string;
      readonly url: string;
      readonly description: string;
      readonly inLanguage: Locale;
      readonly applicationCategory: 'MultimediaApplication';
      readonly operatingSystem: 'Any';
      readonly browserRequirements: string;
      readonly isAccessibleForFree: true;
      readonly offers: { readonly '@type': 'Offer'; readonly price: 0; readonly priceCurrency: 'EUR' };
    }
  | {
      readonly '@type': 'FAQPage';
      readonly inLanguage: Locale;
      readonly mainEntity: readonly {
        readonly '@type': 'Question';
        readonly name: string;
        readonly acceptedAnswer: { readonly '@type': 'Answer'; readonly text: string };
      }[];
    }
  | {
      readonly '@type': 'BreadcrumbList';
      readonly itemListElement: readonly {
        readonly '@type': 'ListItem';
        readonly position: number;
        readonly name: string;
        readonly item: string;
      }[];
    }
  | {
      readonly '@type': 'Organization';
      readonly name: string;
      readonly url: string;
      readonly address: string;
      readonly email?: string;
    }
);

const CONTEXT = { '@context': 'https://schema.org' } as const;

/** The tool, as an application that costs nothing. */
export function webApplication(locale: Locale, description: string): StructuredThing {
  return {
    ...CONTEXT,
    '@type': 'WebApplication',
    name: 'Clearcut',
    url: pageUrl(locale, PAGES.tool),
    description,
    inLanguage: locale,
    applicationCategory: 'MultimediaApplication',
    operatingSystem: 'Any',
    browserRequirements: 'JavaScript',
    isAccessibleForFree: true,
    offers: { '@type': 'Offer', price: 0, priceCurrency: 'EUR' },
  };
}

/** Who runs the installation. */
export function organization({ name, address, email }: Operator): StructuredThing {
  return {
    ...CONTEXT,
    '@type': 'Organization',
    name,
    url: SITE_URL,
    address: address.join(', '),
    ...(email !== undefined && { email }),
  };
}

/** The questions of a page with their answers, as they stand on it. */
export function faqPage(locale: Locale, faq: PageContent['faq']): StructuredThing {
  return {
    ...CONTEXT,
    '@type': 'FAQPage',
    inLanguage: locale,
    mainEntity: faq.map(({ question, answer }) => ({
      '@type': 'Question',
      name: withoutMarks(question),
      acceptedAnswer: { '@type': 'Answer', text: withoutMarks(answer) },
    })),
  };
}

/**
 * The way to a page from the start page.
 *
 * @param way each page on it with what it is called there, the start page first
 */
export function breadcrumbList(
  locale: Locale,
  way: readonly (readonly [SitePage, string])[],
): StructuredThing {
  return {
    ...CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: way.map(([page, name], index) => ({
      ...{ '@type': 'ListItem', position: index + 1, name },
      item: pageUrl(locale, page),
    })),
  };
}

function withoutMarks(text: string): string {
  return text.replaceAll('`', '');
}
