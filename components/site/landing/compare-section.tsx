import { useTranslations } from 'next-intl';
import { GardenScene } from '@/components/site/illustration/garden-scene';
import { Robin } from '@/components/site/illustration/robin';
import { LayerCompare } from '@/components/ui/layer-compare';

const DRAWING = 'block h-auto w-full';

/** The difference, to try with one's own hand on the drawing. */
export function CompareSection() {
  const t = useTranslations('landing.compare');
  return (
    <section className="border-y border-rule bg-sheet">
      <div className="page-width grid items-center gap-x-16 gap-y-8 py-14 md:py-24 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="-rotate-1 border-[10px] border-white outline outline-1 outline-rule-strong lg:order-none rtl:rotate-1">
          <LayerCompare
            before={
              <svg viewBox="0 0 480 360" aria-hidden="true" className={DRAWING}>
                <GardenScene />
                <Robin />
              </svg>
            }
            after={
              <svg viewBox="0 0 480 360" aria-hidden="true" className={`${DRAWING} checkerboard`}>
                <Robin />
              </svg>
            }
          />
        </div>
        <div>
          <h2 className="text-title">{t('heading')}</h2>
          <p className="mt-5 max-w-[46ch] text-ink-soft">{t('text')}</p>
        </div>
      </div>
    </section>
  );
}
