/** Two sheets: copy. */
export function IconCopy({ className = 'size-5' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      className={className}
    >
      <path d="M8.5 8.5h11v11h-11z" strokeLinejoin="round" />
      <path d="M15.5 5h-11v11" strokeLinejoin="round" />
    </svg>
  );
}
