/** Triangle: something went wrong. */
export function IconWarning({ className = 'size-5' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      className={className}
    >
      <path d="M12 4 2.8 20h18.4Z" strokeLinejoin="round" />
      <path d="M12 10v4.6M12 16.6v1.6" />
    </svg>
  );
}
