/** Arrow onto a line: download. */
export function IconDownload({ className = 'size-5' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      className={className}
    >
      <path d="M12 3.5v11.6M7 10.4l5 5 5-5M4 20.2h16" />
    </svg>
  );
}
