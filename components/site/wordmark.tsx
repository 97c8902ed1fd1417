/** The name, with its second half cut free along a dashed line. */
export function Wordmark() {
  return (
    <span
      dir="ltr"
      className="inline-flex items-baseline font-display text-[1.4375rem] leading-none font-extrabold tracking-[-0.045em]"
    >
      Clear
      <span
        aria-hidden="true"
        className="mx-[3px] h-[1.15em] self-center border-s-2 border-dashed border-accent"
      />
      <span className="-translate-y-[3px]">cut</span>
    </span>
  );
}
