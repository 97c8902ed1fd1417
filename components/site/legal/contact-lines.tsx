import type { Operator } from '@/lib/config/operator';
import { TEXT_LINK } from '../privacy/privacy-section';

interface Props {
  readonly operator: Operator;
  readonly addressLabel: string;
  readonly emailLabel: string;
}

/** How the operator can be reached; nothing where they have not said. */
export function ContactLines({ operator: { name, address, email }, addressLabel, emailLabel }: Props) {
  if (address.length === 0 && email === undefined) return null;
  return (
    <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-[minmax(0,11rem)_1fr]">
      {address.length > 0 && (
        <>
          <dt className="text-ink-soft">{addressLabel}</dt>
          <dd>
            <address className="whitespace-pre-line not-italic">{[name, ...address].join('\n')}</address>
          </dd>
        </>
      )}
      {email !== undefined && (
        <>
          <dt className="text-ink-soft">{emailLabel}</dt>
          <dd>
            <a href={`mailto:${email}`} dir="ltr" className={TEXT_LINK}>
              {email}
            </a>
          </dd>
        </>
      )}
    </dl>
  );
}
