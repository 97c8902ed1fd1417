'use client';

import { useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  /** Shown where there is no value. */
  readonly placeholder?: string;
  /** Gets undefined where the field was emptied; nothing while what it holds is out of range. */
  readonly onChange: (value: number | undefined) => void;
}

/** A whole number of pixels. */
export function NumberField({ label, value, min, max, placeholder, onChange }: Props) {
  /** What is being typed, as long as it is no number of the range. */
  const [typed, setTyped] = useState<string>();
  const read = (text: string) => {
    const number = Number(text);
    const fits = Number.isInteger(number) && number >= min && number <= max;
    setTyped(text === '' || fits ? undefined : text);
    if (text === '') onChange(undefined);
    else if (fits) onChange(number);
  };
  return (
    <label className="flex min-w-0 flex-1 flex-col gap-1.5 text-caption font-semibold">
      {label}
      <input
        type="number"
        inputMode="numeric"
        dir="ltr"
        {...{ min, max, placeholder }}
        value={typed ?? value ?? ''}
        aria-invalid={typed !== undefined}
        onChange={(event) => read(event.currentTarget.value)}
        onBlur={() => setTyped(undefined)}
        className="min-h-11 w-full min-w-0 rounded-control border border-rule-strong bg-sheet px-3 font-code font-normal aria-invalid:border-2 aria-invalid:border-accent-text"
      />
    </label>
  );
}
