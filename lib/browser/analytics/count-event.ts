import 'client-only';
import { HAS_ANALYTICS } from '../../config/analytics-values';
import type { EventFields, EventName, ExactFields } from './event';

/**
 * Counts something, where the build has statistics and the visitor lets them be. Their code is loaded then, and nothing
 * that goes wrong with them reaches the page.
 */
export function countEvent<Name extends EventName, Given extends EventFields[Name]>(
  name: Name,
  fields: () => (Given & ExactFields<Name, Given>) | Promise<Given & ExactFields<Name, Given>>,
): void {
  if (!HAS_ANALYTICS) return;
  const count = async () => {
    const [{ buildEvent }, { visitAnalytics }, given] = await Promise.all([
      import('./event'),
      import('./visit-analytics'),
      fields(),
    ]);
    visitAnalytics()?.count(buildEvent(name, given));
  };
  count().catch(() => undefined);
}
