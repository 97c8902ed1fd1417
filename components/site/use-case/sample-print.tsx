import { useTranslations } from 'next-intl';
import type { PageSample } from '@/components/site/samples/page-sample';
import { Picture } from '@/components/site/samples/picture';
import { LayerCompare } from '@/components/ui/layer-compare';

interface Props {
  readonly sample: PageSample;
  /** What to look at in it. */
  readonly caption: string;
}

/**
 * A page's before and after, as a print on the mat. One lies over the other where both show the subject at the same
 * place. Else they lie side by side.
 */
export function SamplePrint({ sample, caption }: Props) {
  const t = useTranslations('compare');
  const words = useTranslations('useCase.sample');
  const { before, after, aligned, transparent, drawing, credit } = sample;
  const behind = transparent ? 'checkerboard' : '';
  return (
    <figure className="relative">
      <div className="border-[8px] border-white bg-white outline outline-1 outline-black/30 md:-rotate-1 md:border-[10px] rtl:md:rotate-1">
        {aligned ? (
          <LayerCompare
            before={<Picture first picture={before} alt={t('before')} />}
            after={<Picture first picture={after} alt={t('after')} className={behind} />}
          />
        ) : (
          <div className="grid grid-cols-2 gap-2">
            <Picture first picture={before} alt={t('before')} className="self-center" />
            <Picture first picture={after} alt={t('after')} className={`self-center ${behind}`} />
          </div>
        )}
      </div>
      <figcaption className="mt-4 max-w-[60ch] text-caption text-ink-soft">
        <span className="font-semibold text-ink">{words(drawing ? 'drawn' : 'rendered')}</span> {caption}
        {credit?.owed === true && (
          <>
            {' '}
            <bdi lang="en">{credit.work}</bdi>,{' '}
            <a href={credit.licenceUrl} rel="license noreferrer" className="underline underline-offset-2">
              <bdi lang="en">{credit.licence}</bdi>
            </a>
          </>
        )}
      </figcaption>
    </figure>
  );
}
