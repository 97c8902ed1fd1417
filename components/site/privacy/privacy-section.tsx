import type { ReactNode } from 'react';

/** A heading and what is said under it. */
export function PrivacySection({
  heading,
  id,
  children,
}: {
  readonly heading: string;
  readonly id?: string;
  readonly children: ReactNode;
}) {
  return (
    <section
      id={id}
      className="grid scroll-mt-4 gap-x-12 gap-y-4 border-b border-rule py-8 md:py-11 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]"
    >
      <h2 className="text-[1.625rem] leading-tight">{heading}</h2>
      <div className="flex max-w-[64ch] flex-col gap-4">{children}</div>
    </section>
  );
}

/** Things of one kind, one below the other. */
export function PrivacyList({ items }: { readonly items: readonly ReactNode[] }) {
  return (
    <ul className="list-[square] ps-5 marker:text-accent-text">
      {items.map((item, index) => (
        <li key={index} className="ps-1">
          {item}
        </li>
      ))}
    </ul>
  );
}

/** A name as a machine has it. */
export const code = (words: ReactNode) => (
  <code dir="ltr" className="rounded-[3px] border border-rule bg-sheet px-1.5 font-code text-[0.85em]">
    {words}
  </code>
);

/** A link in running text. */
export const TEXT_LINK = 'underline decoration-rule-strong underline-offset-4 hover:decoration-accent';
