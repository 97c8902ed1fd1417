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
