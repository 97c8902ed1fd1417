import type { DeviceRow } from './device-rows';

/** What was found out, line by line. */
export function DeviceLedger({ rows }: { readonly rows: readonly DeviceRow[] }) {
  return (
    <dl className="border-t-2 border-ink">
      {rows.map(({ name, value, meaning }) => (
        <div
          key={name}
          className="grid gap-x-8 gap-y-1 border-b border-rule py-4 md:grid-cols-[minmax(0,12rem)_1fr] md:items-baseline"
        >
          <dt className="text-caption text-ink-soft">{name}</dt>
          <dd>
            <p className="text-subhead font-medium">{value}</p>
            <p className="mt-1 max-w-[58ch] text-caption text-ink-soft">{meaning}</p>
          </dd>
        </div>
      ))}
    </dl>
  );
}
