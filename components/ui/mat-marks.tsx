const MARKS = Array.from({ length: 32 }, (_, index) => index + 1);

/** The figures along the top edge of a mat, one for each strong grid line. */
export function MatRuler() {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 top-0 select-none overflow-hidden"
    >
      {MARKS.map((mark) => (
        <span
          key={mark}
          dir="ltr"
          className="absolute top-2.5 ps-1.5 text-[0.625rem] leading-none tabular-nums text-ink-soft"
          style={{ left: `${mark * 80 - 1}px` }}
        >
          {mark}
        </span>
      ))}
      <span className="block h-6" />
    </div>
  );
}

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
