import type { StructuredThing } from '@/lib/seo/structured-data';

/** Facts for search engines. Nothing shows, and browsers run nothing of it. */
export function StructuredData({ things }: { readonly things: readonly StructuredThing[] }) {
  return things.map((thing) => (
    <script
      key={thing['@type']}
      type="application/ld+json"
      // A "<" would end the script where a text holds its closing tag.
      dangerouslySetInnerHTML={{ __html: JSON.stringify(thing).replaceAll('<', '\\u003c') }}
    />
  ));
}
