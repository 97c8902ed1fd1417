/** Arrow out of a tray: share. */
export function IconShare({ className = 'size-5' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      className={className}
    >
      <path d="M12 15.5V3.9M7 8.6l5-5 5 5M5 12.5v7.7h14v-7.7" />
    </svg>
  );
}
