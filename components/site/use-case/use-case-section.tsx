import type { PageContent } from '@/lib/pages/page-content';
import { RunningText } from './running-text';

type Section = PageContent['sections'][number];

/** A part of the page: its heading beside its text. */
export function UseCaseSection({ heading, text, list, table, code }: Section) {
  return (
    <section className="grid gap-x-12 gap-y-3 border-t border-rule py-9 md:py-12 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
      <h2 className="max-w-[20ch] text-[clamp(1.5rem,1.3rem+0.8vw,2rem)] leading-[1.12]">
        <RunningText text={heading} />
      </h2>
      <div className="flex min-w-0 flex-col gap-4">
        {text.map((paragraph) => (
          <p key={paragraph} className="max-w-[66ch]">
            <RunningText text={paragraph} />
          </p>
        ))}
        {list && (
          <ul className="flex max-w-[66ch] list-[square] flex-col gap-1.5 ps-5 marker:text-accent-text">
            {list.map((item) => (
              <li key={item} className="ps-1">
                <RunningText text={item} />
              </li>
            ))}
          </ul>
        )}
        {table && <FactTable {...table} caption={heading} />}
        {code !== undefined && (
          <pre
            dir="ltr"
            className="break-words whitespace-pre-wrap rounded-control border border-rule-strong bg-[#08120e] p-4 font-code text-[0.9375rem] text-[#f0ebdd]"
          >
            <code>{code}</code>
          </pre>
        )}
      </div>
    </section>
  );
}

interface TableProps extends NonNullable<Section['table']> {
  readonly caption: string;
}

/**
 * On a phone each row is a block of its own, with the names of its columns before the cells. Nothing has to be scrolled
 * sideways.
 */
function FactTable({ head, rows, caption }: TableProps) {
  return (
    <table className="w-full text-caption md:text-[0.9375rem]">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b-2 border-ink">
          {head.map((cell) => (
            <th key={cell} scope="col" className="py-2 pe-5 text-start align-bottom font-semibold">
              <RunningText text={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first = '', ...others]) => (
          <tr key={[first, ...others].join()} className="border-b border-rule max-md:block max-md:py-3">
            <th scope="row" className="text-start align-top font-semibold max-md:block md:py-2.5 md:pe-5">
              <RunningText text={first} />
            </th>
            {others.map((cell, index) => (
              <td key={index} className="align-top max-md:block md:py-2.5 md:pe-5">
                <span aria-hidden="true" className="text-ink-soft md:hidden">
                  {head[index + 1]}:{' '}
                </span>
                <RunningText text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
