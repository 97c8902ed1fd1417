'use client';

import type { Finish } from '@/lib/browser/pictures/finish';
import { withPreset } from '@/lib/browser/pictures/preset-finish';
import { PresetPicker } from './preset-picker';

interface Props {
  readonly finish: Finish;
  readonly onChange: (finish: Finish) => void;
}

/** What a shop, a site or an office asks for, in one choice. */
export function PresetTab({ finish, onChange }: Props) {
  return <PresetPicker value={finish.preset?.name} onChange={(name) => onChange(withPreset(finish, name))} />;
}
