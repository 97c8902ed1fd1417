/** Picture with a horizon. */
export function IconPicture({ className = 'size-5' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      className={className}
    >
      <path d="M3.5 4.5h17v15h-17z" strokeLinejoin="round" />
      <path d="m4 17 5-5.2 3.8 3.7 3-2.7 4.7 4.4" strokeLinejoin="round" />
      <circle cx="15.6" cy="8.8" r="1.5" />
    </svg>
  );
}
