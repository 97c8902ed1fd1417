const CORNERS = [
  'top-0 start-0 border-t-2 border-s-2',
  'top-0 end-0 border-t-2 border-e-2',
  'bottom-0 start-0 border-b-2 border-s-2',
  'bottom-0 end-0 border-b-2 border-e-2',
] as const;

/** Dashed corners round the place where a picture goes. */
export function CropMarks() {
  return CORNERS.map((corner) => (
    <span
      key={corner}
      aria-hidden="true"
      className={`pointer-events-none absolute size-10 border-dashed border-accent ${corner}`}
    />
  ));
}
