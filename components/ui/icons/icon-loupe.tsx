/** A magnifying glass. */
export function IconLoupe({ className = 'size-5' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      className={className}
    >
      <path d="m15.5 15.5 5 5" />
      <circle cx="10.5" cy="10.5" r="6.5" />
    </svg>
  );
}
