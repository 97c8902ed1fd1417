'use client';

interface Props {
  readonly name: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  /** Id of the text that says what it does. */
  readonly describedBy?: string;
  readonly onChange: () => void;
  readonly className?: string;
}

/** A switch with its name before it. */
export function SwitchRow({ name, checked, disabled, describedBy, onChange, className = '' }: Props) {
  return (
    <label
      className={`relative flex min-h-11 cursor-pointer items-center justify-between gap-4 font-semibold ${className}`}
    >
      {name}
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={onChange}
        className="peer absolute inset-0 cursor-pointer opacity-0"
      />
      <span
        aria-hidden="true"
        className="relative h-7 w-12 shrink-0 rounded-full border-2 border-ink outline-offset-2 transition-colors peer-checked:bg-accent peer-focus-visible:outline-3 peer-focus-visible:outline-(--focus) after:absolute after:inset-y-0.5 after:start-0.5 after:aspect-square after:rounded-full after:bg-ink after:transition-transform peer-checked:after:translate-x-5 peer-checked:after:bg-on-accent rtl:peer-checked:after:-translate-x-5 forced-colors:after:bg-[ButtonText] forced-colors:peer-checked:bg-[Highlight] forced-colors:peer-checked:after:bg-[HighlightText] forced-colors:peer-checked:forced-color-adjust-none"
      />
    </label>
  );
}
