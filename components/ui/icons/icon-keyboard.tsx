/** A keyboard: what its keys do. */
export function IconKeyboard({ className = 'size-5' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      className={className}
    >
      <path d="M3 6h18v12H3zM7 10h1M11.5 10h1M16 10h1M8 14h8" />
    </svg>
  );
}
