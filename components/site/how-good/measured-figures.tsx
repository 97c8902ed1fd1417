import { useFormatter, useTranslations } from 'next-intl';
import expected from '@/bench/expected.json' with { type: 'json' };
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';

/** What is measured, and whether more of it is better. */
const MEASURES = ['meanIoU', 'maxF', 'mae'] as const;

/** What the evaluation expects of each model on the photos of DUTS-TE: written where weights are installed. */
const FIGURES: ReadonlyMap<string, Readonly<Record<(typeof MEASURES)[number], number>>> = new Map(
  Object.entries(expected),
);

/** The default model first, then what it is compared with. */
const MODELS = [DEFAULT_MODEL, ...[...FIGURES.keys()].filter((name) => name !== DEFAULT_MODEL)];

const ONE_DECIMAL = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** A bar for each model under each measure, from 0 to 100 %. */
export function MeasuredFigures() {
  const t = useTranslations('howGood.figures');
  return (
    <div className="on-mat mat px-6 pt-12 pb-9 md:px-12 md:pt-14 md:pb-12">
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-3">
        {MEASURES.map((measure) => (
          <section key={measure}>
            <h3 className="text-subhead">{t(`${measure}.name`)}</h3>
            <p className="mt-1.5 text-caption text-ink-soft lg:min-h-14">{t(`${measure}.text`)}</p>
            <ul className="mt-4 flex flex-col gap-3">
              {MODELS.map((model) => (
                <Bar key={model} name={model} share={FIGURES.get(model)?.[measure] ?? 0} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function Bar({ name, share }: { readonly name: string; readonly share: number }) {
  const format = useFormatter();
  const isOurs = name === DEFAULT_MODEL;
  return (
    <li>
      <div
        className={`flex items-baseline justify-between gap-4 ${isOurs ? 'font-semibold' : 'text-ink-soft'}`}
      >
        <span className="text-caption">
          <bdi className="font-code">{name}</bdi>
        </span>
        <span className={isOurs ? 'text-subhead tabular-nums' : 'tabular-nums'}>
          <bdi>{format.number(share, ONE_DECIMAL)}</bdi>
        </span>
      </div>
      <div aria-hidden="true" className="mt-1 h-2.5 border-s-2 border-ink bg-black/25">
        <div
          className={`h-full ${isOurs ? 'bg-accent' : 'bg-rule-strong'}`}
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </li>
  );
}
