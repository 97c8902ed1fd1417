import { QUIET_BUTTON } from '@/components/ui/button-class';
import { useTranslations } from 'next-intl';
import type { Notice, PictureType } from '@/lib/contracts/remove';
import { otherWay } from './other-way';

interface Props {
  readonly notices: readonly Notice[];
  /** What the visitor said that the picture is. */
  readonly asked: PictureType | undefined;
  readonly onChoose: (type: PictureType) => void;
}

/** Cuts the same picture out the other way: as a photo, or as a graphic. */
export function OtherWayButton({ notices, asked, onChoose }: Props) {
  const t = useTranslations('tool.done');
  const other = otherWay(notices, asked);
  if (other === undefined) return null;
  return (
    <button type="button" onClick={() => onChoose(other)} className={`${QUIET_BUTTON} self-start`}>
      {t(other === 'photo' ? 'asPhoto' : 'asGraphic')}
    </button>
  );
}
