'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { Finish } from '@/lib/browser/pictures/finish';
import { withPreset } from '@/lib/browser/pictures/preset-finish';
import { PRESET_GROUPS } from '@/lib/contracts/presets/preset';
import { PRESET_NAMES, type PresetName, presetOf } from '@/lib/contracts/presets/presets';
import { CHECKED_ON } from '@/lib/contracts/presets/sources';

interface Props {
  readonly value: PresetName | undefined;
  readonly onChange: (preset: PresetName | undefined) => void;
}

const ROW = 'flex min-h-11 cursor-pointer items-start gap-3 py-2';
const DOT = 'mt-0.5 size-5 shrink-0 accent-(--accent)';

/** All presets in their groups, with what is official and why some make nothing. */
export function PresetPicker({ value, onChange }: Props) {
  const t = useTranslations('tool.presets');
  const name = useId();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLocaleLowerCase();
  const found = PRESET_NAMES.filter((preset) =>
    `${preset} ${t(`names.${preset}`)}`.toLocaleLowerCase().includes(wanted),
  );
  const date = new Date(CHECKED_ON);
  return (
    <fieldset>
      <legend className="mb-2 text-caption text-ink-soft">{t('legend')}</legend>
      <input
        type="search"
        value={query}
        aria-label={t('search')}
        placeholder={t('search')}
        onChange={(event) => setQuery(event.target.value)}
        className="mb-2 min-h-12 w-full rounded-control border border-rule-strong bg-sheet px-3"
      />
      <div className="max-h-80 overflow-y-auto p-1">
        <label className={ROW}>
          <input
            type="radio"
            name={name}
            checked={value === undefined}
            onChange={() => onChange(undefined)}
            className={DOT}
          />
          {t('noPreset')}
        </label>
        {PRESET_GROUPS.map((group) => {
          const presets = found.filter((preset) => presetOf(preset).group === group);
          if (presets.length === 0) return null;
          return (
            <div key={group} role="group" aria-label={t(`groups.${group}`)}>
              <p aria-hidden="true" className="mt-3 font-semibold">
                {t(`groups.${group}`)}
              </p>
              {presets.map((preset) => {
                const { mark, barrier } = presetOf(preset);
                return (
                  <label key={preset} className={ROW}>
                    <input
                      type="radio"
                      name={name}
                      checked={value === preset}
                      onChange={() => onChange(preset)}
                      className={DOT}
                    />
                    <span>
                      {t(`names.${preset}`)}
                      <span className="block text-caption text-ink-soft">{t(`marks.${mark}`, { date })}</span>
                      {barrier && <span className="block text-caption">{t(`barriers.${barrier}`)}</span>}
                    </span>
                  </label>
                );
              })}
            </div>
          );
        })}
        {found.length === 0 && <p role="status">{t('empty')}</p>}
      </div>
    </fieldset>
  );
}

interface PresetTabProps {
  readonly finish: Finish;
  readonly onChange: (finish: Finish) => void;
}

/** What a shop, a site or an office asks for, in one choice. */
export function PresetTab({ finish, onChange }: PresetTabProps) {
  return <PresetPicker value={finish.preset?.name} onChange={(name) => onChange(withPreset(finish, name))} />;
}
