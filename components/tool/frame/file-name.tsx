/** Name of a file on one line, in its own writing direction. */
export function FileName({ name }: { name: string }) {
  return (
    <p className="-mt-2 truncate text-caption text-ink-soft">
      <bdi>{name}</bdi>
    </p>
  );
}
