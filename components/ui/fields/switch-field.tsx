'use client';

interface Props {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A switch with its name before it. */
export function SwitchField({ label, checked, onChange }: Props) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center justify-between gap-4 text-caption font-semibold">
      {label}
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        onChange={() => onChange(!checked)}
        className="size-5 cursor-pointer accent-(--accent)"
      />
    </label>
  );
}
