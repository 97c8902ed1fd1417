import 'server-only';
import { currentModelName } from '@/lib/contracts/default-model';
import { ServiceError } from '@/lib/contracts/errors';
import type { RemoveRequest } from '@/lib/contracts/remove';
import type { InstalledModel } from './installed-models';

/** What requests can choose from. */
export interface OfferedModels {
  /** The best first. */
  readonly installed: readonly InstalledModel[];
  /** Name of the model of requests that choose none. */
  readonly defaultModel: string;
}

/**
 * The model that a request is served with. It is the one it names, by a former name too. Else it is the best installed
 * one for what it says its picture is of, else the default.
 *
 * @returns its name
 * @throws ServiceError invalid_option, which lists what is installed, where the named one is not
 */
export function chooseModel(
  { model, subject }: Pick<RemoveRequest, 'model' | 'subject'>,
  { installed, defaultModel }: OfferedModels,
): string {
  const names = installed.map(({ manifest }) => manifest.id);
  if (model !== undefined) {
    const named = currentModelName(model);
    if (!names.includes(named)) throw new ServiceError('invalid_option', { option: 'model', choices: names });
    return named;
  }
  const suited = installed.find(({ suitedFor }) => suitedFor.some((suits) => suits === subject));
  return suited?.manifest.id ?? defaultModel;
}
