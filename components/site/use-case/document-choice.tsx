import { useTranslations } from 'next-intl';
import { barrierOf, presetOf, PRESET_NAMES } from '@/lib/contracts/presets/presets';
import { DocumentPicker } from './document-picker';

/** Asks for whom the photo is, and says what may be done to it, before it takes one. */
export function DocumentChoice({ tool }: { readonly tool: string }) {
  const t = useTranslations('tool.presets');
  const words = useTranslations('useCase.document');
  const documents = PRESET_NAMES.filter((name) => presetOf(name).group === 'document').map((name) => {
    const preset = presetOf(name);
    return {
      ...{ name, label: t(`names.${name}`), isTaken: barrierOf(preset)?.way !== 'none' },
      rule: preset.barrier === undefined ? words('noRule') : t(`barriers.${preset.barrier}`),
    };
  });
  return (
    <DocumentPicker
      {...{ tool, documents }}
      words={{ label: words('label'), choose: words('choose'), needsScript: words('needsScript') }}
    />
  );
}
