import 'server-only';
import { currentModelName } from '@/lib/contracts/default-model';
import { catalogueEntry } from '@/lib/models/catalogue';
import type { OfferedModels } from '../../inference/choose-model';
import { Refusal } from './words';

/** The names that rembg 2.0.87 takes and that our catalogue does not have (`rembg/sessions/*.py`). */
const NAMES_OF_REMBG: ReadonlySet<string> = new Set([
  'atlascloud',
  'ben_custom',
  'birefnet-cod',
  'birefnet-dis',
  'birefnet-hrsod',
  'birefnet-massive',
  'bria-rmbg',
  'dis_custom',
  'sam',
  'u2net_cloth_seg',
  'u2net_custom',
  'withoutbg',
]);

/** Said where no model is chosen, before the list of those that are installed. */
export const NOT_INSTALLED = 'This model is not installed here.';
export const NOT_KNOWN = 'No model of this name is known here.';

/**
 * The model for a name that a client of rembg sends. One that is known and not installed stands for the default.
 * Clients name what rembg would fetch by itself, and want a picture.
 *
 * @param strict whether only an installed one will do
 * @returns an installed model's name; undefined where none is named
 * @throws Refusal 404, which lists what is installed
 */
export function modelFor(
  name: string | undefined,
  strict: boolean,
  { installed, defaultModel }: OfferedModels,
): string | undefined {
  if (name === undefined) return undefined;
  const current = currentModelName(name);
  const names = installed.map(({ manifest }) => manifest.id);
  if (names.includes(current)) return current;
  const known = NAMES_OF_REMBG.has(name) || catalogueEntry(current) !== undefined;
  if (known && !strict) return defaultModel;
  const sentence = known ? NOT_INSTALLED : NOT_KNOWN;
  const detail = `${sentence} Installed are: ${names.join(', ')}.`;
  throw new Refusal('invalid_option', { status: 404, detail });
}
