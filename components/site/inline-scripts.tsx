import { STORAGE_KEYS } from '@/lib/contracts/storage-keys';
import type { StructuredThing } from '@/lib/seo/structured-data';

/** Pages of the site; what answers programs is none. Moderate: on hovering a link for a moment, or pressing it. */
const RULES = {
  prefetch: [
    {
      where: { and: [{ href_matches: '/*' }, { not: { href_matches: '/api/*' } }] },
      eagerness: 'moderate',
    },
  ],
};

/** Has the browser fetch a page when somebody is about to open it, where it knows how. */
export function SpeculationRules() {
  return <script type="speculationrules" dangerouslySetInnerHTML={{ __html: JSON.stringify(RULES) }} />;
}

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

const SCRIPT =
  `try{var t=localStorage.getItem('${STORAGE_KEYS.theme}');` +
  `if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;

/** Applies the chosen theme before the first paint; anything later would flash the other one. */
export function ThemeScript() {
  return <script dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}
