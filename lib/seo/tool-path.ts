import { fragmentOfLook, type LookName } from '../contracts/look-fragment';
import type { PresetName } from '../contracts/presets/presets';
import type { Locale } from '../i18n/routing';
import { PAGES } from './pages';

interface Beginning {
  /** What is made of the picture; undefined: the plain cut-out. */
  readonly as?: LookName | PresetName | undefined;
  /** The picture stays on the visitor's device. */
  readonly onDevice?: boolean | undefined;
}

/** The tool's address in a language, with what it is to begin with. */
export function toolPath(locale: Locale, { as, onDevice }: Beginning = {}): string {
  const query = onDevice === true ? '?engine=browser' : '';
  return `/${locale}${PAGES.tool}${query}${as === undefined ? '' : fragmentOfLook(as)}`;
}
