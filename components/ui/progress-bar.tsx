interface Props {
  readonly label: string;
  /** 0 to 100; left out while nobody can tell. */
  readonly percent?: number | undefined;
}

/** How far something has come. Without a percentage it only shows that work goes on. */
export function ProgressBar({ label, percent }: Props) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="relative h-2.5 overflow-hidden rounded-full border border-rule-strong bg-paper"
    >
      <div
        className={`absolute inset-y-0 start-0 bg-accent ${percent === undefined ? 'sweep' : 'w-full origin-left transition-transform duration-200 rtl:origin-right'}`}
        style={percent === undefined ? undefined : { transform: `scaleX(${percent / 100})` }}
      />
    </div>
  );
}
