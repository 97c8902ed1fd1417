'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { IconCheck, IconCross, IconWarning } from '@/components/ui/icons';
import { checkPreset, type Check, type ResultFacts } from '@/lib/contracts/presets/check-preset';
import { presetOf, wayOf, type PresetName } from '@/lib/contracts/presets/presets';
import type { Quantity } from '@/lib/contracts/presets/rule';
import { SOURCES } from '@/lib/contracts/presets/sources';

const ICONS = { pass: IconCheck, fail: IconCross, unknown: IconWarning };

interface Props {
  readonly preset: PresetName;
  /** Undefined while nothing has been made. */
  readonly facts: ResultFacts | undefined;
  /** The chin's row in the picture and the rows it can have; undefined: the picture shows nobody. */
  readonly chin: { readonly value: number; readonly least: number; readonly most: number } | undefined;
  /** Shows where the line is. */
  readonly chinFigure?: ReactNode;
  readonly onChin: (row: number) => void;
}

/** What a preset checks, with the figures, and the line that tells it where the chin is. */
export function PresetChecks({ preset: name, facts, chin, chinFigure, onChin }: Props) {
  const t = useTranslations('tool.presets');
  const preset = presetOf(name);
  const { making, remarks, rules } = preset;
  const sources = preset.sources.map((source) => SOURCES[source]).join(' · ');
  const asksChin =
    (making?.framing.kind === 'portrait' && wayOf(preset) !== 'none') ||
    rules.some((rule) => rule.kind === 'range' && rule.quantity === 'head');
  return (
    <section aria-label={t('checks')} className="grid gap-2 text-caption">
      {preset.barrier && <p className="border-s-4 border-accent ps-3">{t(`barriers.${preset.barrier}`)}</p>}
      {asksChin && chin && (
        <label className="grid gap-1">
          {t('chin')}
          {chinFigure}
          <input
            type="range"
            min={chin.least}
            max={chin.most}
            value={chin.value}
            onChange={(event) => onChin(event.target.valueAsNumber)}
            className="min-h-12 accent-(--accent)"
          />
          <span className="text-ink-soft">{t('chinHelp')}</span>
        </label>
      )}
      <ul aria-live="polite" className="grid gap-2">
        {checkPreset(preset, facts).map((check, i) => (
          <CheckRow key={i} check={check} />
        ))}
      </ul>
      {making?.print && <p>{t('print', { width: making.print.width, height: making.print.height })}</p>}
      {remarks.map((remark) => (
        <p key={remark}>{t(`remarks.${remark}`)}</p>
      ))}
      {sources !== '' && <p className="break-words text-ink-soft">{t('sources', { list: sources })}</p>}
    </section>
  );
}

function CheckRow({ check }: { readonly check: Check }) {
  const t = useTranslations('tool.presets');
  const format = useFormatter();
  const { rule, outcome, advised, mark } = check;
  const Icon = ICONS[outcome];
  const written = (quantity: Quantity, value: number) => {
    if (quantity === 'bytes')
      return format.number(value / 1000, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 });
    const percent = ['fill', 'white', 'clear', 'head', 'headroom'].includes(quantity);
    if (percent) return format.number(value, { style: 'percent', maximumFractionDigits: 1 });
    return format.number(value, { maximumFractionDigits: quantity === 'aspect' ? 3 : 0 });
  };
  const wanted = () => {
    if (rule.kind === 'ground') return t('wantedExactly', { value: t(`grounds.${rule.ground}`) });
    if (rule.kind === 'format')
      return t('wantedExactly', {
        value: format.list(
          rule.formats.map((f) => f.toUpperCase()),
          { type: 'disjunction' },
        ),
      });
    const { quantity, least, most } = rule;
    const [low, high] = [written(quantity, least), written(quantity, most)];
    if (least === most) return t('wantedExactly', { value: low });
    if (most === Infinity) return t('wantedLeast', { value: low });
    return least === 0 ? t('wantedMost', { value: high }) : t('wantedBetween', { least: low, most: high });
  };
  const found = () => {
    if (outcome === 'unknown' || check.found === undefined) return '';
    return check.rule.kind === 'range'
      ? written(check.rule.quantity, check.found as number)
      : String(check.found).toUpperCase();
  };
  return (
    <li className="flex gap-2">
      <Icon className="mt-0.5 size-4 shrink-0" />
      <span>
        <strong>{t(`outcomes.${outcome}`)}</strong> ·{' '}
        {t(`quantities.${rule.kind === 'range' ? rule.quantity : rule.kind}`)} <bdi>{found()}</bdi>
        <span className="block text-ink-soft">
          {wanted()} · {t(`checkMarks.${mark}`)}
          {advised && ` · ${t('advised')}`}
        </span>
      </span>
    </li>
  );
}
