'use client';

import { useId } from 'react';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly text: string;
  /** It can't be chosen now. */
  readonly disabled?: boolean;
}

interface Props<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A few words side by side, one of which is chosen: radio buttons that look like tabs of paper. */
export function ChoiceRow<Value extends string>({ label, choices, value, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-caption font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {choices.map((choice) => (
          <label key={choice.value} className="relative cursor-pointer">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
              className="peer absolute inset-0 cursor-pointer appearance-none opacity-0"
            />
            <span className="flex min-h-11 items-center rounded-control border border-rule-strong px-3 text-caption outline-offset-2 peer-disabled:cursor-not-allowed peer-disabled:border-dashed peer-disabled:text-ink-soft peer-checked:border-ink peer-checked:bg-ink peer-checked:text-paper peer-focus-visible:outline-3 peer-focus-visible:outline-(--focus) forced-colors:peer-checked:border-[Highlight] forced-colors:peer-checked:bg-[Highlight] forced-colors:peer-checked:text-[HighlightText] forced-colors:peer-checked:forced-color-adjust-none">
              {choice.text}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
