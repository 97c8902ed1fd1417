import 'client-only';
import { color } from '@/lib/contracts/color-hex';
import { LOOK_NAMES, type LookName } from '@/lib/contracts/look-fragment';
import { PRESET_NAMES } from '@/lib/contracts/presets/presets';
import type { PictureType } from '@/lib/contracts/remove';
import type { Background, Crop, Shadow } from '@/lib/core/rendering';
import { PLAIN_FINISH, type Finish } from './finish';
import { withPreset } from './preset-finish';

/** What the tool begins with for a picture. */
export interface Beginning {
  readonly finish: Finish;
  /** What the picture is, where the look says so. */
  readonly pictureType: PictureType | undefined;
}

const WHITE: Background = { kind: 'color', color: color('#ffffff') };
/** Each is one of those that the tool offers: what was set can be seen in its drawers. */
const SAND: Background = { kind: 'color', color: color('#e8ddc7') };
const STUDIO: Background = {
  ...{ kind: 'gradient', angleDegrees: 180 },
  stops: [
    { color: color('#ffffff'), offset: 0 },
    { color: color('#d9d9d9'), offset: 1 },
  ],
};
const BLUR: Background = { kind: 'blur', radius: { value: 3, unit: '%' } };

const FLOOR: Shadow = { kind: 'contact', opacity: 0.6 };

/** Air around a subject that is cropped to, in hundredths of it. */
function cropWith(percent: number): Crop {
  const side = { value: percent, unit: '%' } as const;
  return { margin: { top: side, right: side, bottom: side, left: side } };
}

const LOOKS: Readonly<Record<LookName, Partial<Finish['rendering']>>> = {
  white: { background: WHITE },
  colour: { background: SAND },
  gradient: { background: STUDIO },
  blur: { background: BLUR },
  shadow: { shadow: FLOOR },
  product: { background: WHITE, shadow: FLOOR, crop: cropWith(8) },
  car: { background: STUDIO, shadow: { kind: 'car', opacity: 0.6 } },
  sticker: { outline: { width: { value: 2, unit: '%' }, color: color('#ffffff') }, crop: cropWith(4) },
  cropped: { crop: cropWith(5) },
  graphic: {},
  'cropped-graphic': { crop: cropWith(4) },
};

/**
 * What a look or a preset comes to.
 *
 * @param name a word from an address
 * @returns undefined for a word that is neither
 */
export function beginningOf(name: string): Beginning | undefined {
  const preset = PRESET_NAMES.find((each) => each === name);
  if (preset !== undefined) return { finish: withPreset(PLAIN_FINISH, preset), pictureType: undefined };
  const look = LOOK_NAMES.find((each) => each === name);
  if (look === undefined) return undefined;
  const isGraphic = look === 'graphic' || look === 'cropped-graphic';
  return {
    finish: { ...PLAIN_FINISH, rendering: { ...PLAIN_FINISH.rendering, ...LOOKS[look] } },
    pictureType: isGraphic ? 'graphic' : undefined,
  };
}
