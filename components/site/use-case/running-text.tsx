/** A paragraph's text, in which backticks mark code. */
export function RunningText({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <code
        key={index}
        dir="ltr"
        className="rounded-[3px] border border-rule bg-sheet px-1 font-code text-[0.87em] break-words"
      >
        {part}
      </code>
    ),
  );
}
