/** A dashed line all round its box, travelling: something is about to be cut, or is being cut. */
export function CutOutline({ className = '' }: { className?: string }) {
  return (
    <svg aria-hidden="true" className={`pointer-events-none absolute inset-0 size-full ${className}`}>
      <rect
        x="1.5"
        y="1.5"
        width="calc(100% - 3px)"
        height="calc(100% - 3px)"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="3"
        strokeDasharray="11 7"
        className="cut-line-moving"
      />
    </svg>
  );
}
