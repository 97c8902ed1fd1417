import 'server-only';
import type { OptionName } from '@/lib/contracts/options/options';
import type { OptionText } from '@/lib/contracts/options/read-request';
import type { OfferedModels } from '../../inference/choose-model';
import { modelFor } from './model-names';
import type { Parameters } from './parameters';

/**
 * What rembg's parameters ask for, in the options of our own door, which reads them. The answer is always a PNG of the picture's size.
 *
 * @throws Refusal 404 for a model that there is not
 */
export function optionText(
  { model, strict, onlyMask, background }: Parameters,
  models: OfferedModels,
): OptionText {
  const texts: Readonly<Partial<Record<OptionName, string | undefined>>> = {
    format: 'png',
    channels: onlyMask ? 'alpha' : 'rgba',
    model: modelFor(model, strict, models),
    background,
  };
  return (name) => texts[name];
}
