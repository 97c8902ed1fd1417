import { avatar, sticker } from './making';
import type { Preset } from './preset';
import { aspect, atLeast, atMost, between, formats, pixels } from './rule';

const MEGABYTE = 1_000_000;
const advised = { advised: true } as const;

/** Profile pictures, which are shown as circles, and stickers. */
export const PROFILE_PRESETS = {
  'instagram-profile': {
    ...{ group: 'profile', mark: 'memory', sources: [] },
    making: avatar(320),
    rules: [atLeast('shortest', 320), aspect(1, 1), formats('jpeg', 'png')],
    remarks: ['circle'],
  },
  'facebook-profile': {
    ...{ group: 'profile', mark: 'third-party', sources: ['pixelmeasures'] },
    making: avatar(640),
    rules: [atLeast('shortest', 320), aspect(1, 1), formats('jpeg', 'png')],
    remarks: ['circle'],
  },
  'x-profile': {
    ...{ group: 'profile', mark: 'memory', sources: [] },
    making: avatar(400),
    rules: [
      atLeast('shortest', 400, advised),
      aspect(1, 1),
      atMost('bytes', 2 * MEGABYTE),
      formats('jpeg', 'png', 'gif'),
    ],
    remarks: ['circle'],
  },
  'linkedin-profile': {
    ...{ group: 'profile', mark: 'third-party', sources: ['resizo'] },
    making: avatar(400),
    rules: [
      atLeast('shortest', 400, advised),
      atMost('width', 7680),
      atMost('height', 4320),
      aspect(1, 1),
      atMost('bytes', 8 * MEGABYTE),
      formats('jpeg', 'png'),
    ],
    remarks: ['circle', 'sourcesDiffer'],
  },
  'zoom-profile': {
    ...{ group: 'profile', mark: 'third-party', sources: ['picovert'] },
    making: avatar(400),
    rules: [
      atLeast('shortest', 200),
      atLeast('shortest', 400, advised),
      aspect(1, 1),
      atMost('bytes', 2 * MEGABYTE),
      formats('jpeg', 'png', 'gif'),
    ],
    remarks: ['circle'],
  },
  'teams-profile': {
    ...{ group: 'profile', mark: 'official', sources: ['microsoft'] },
    making: avatar(648),
    rules: [
      atLeast('shortest', 648, advised),
      aspect(1, 1),
      atMost('bytes', 4 * MEGABYTE, { mark: 'memory', sources: [] }),
      formats('jpeg'),
    ],
    remarks: ['circle'],
  },
  'whatsapp-sticker': {
    ...{ group: 'sticker', mark: 'official', sources: ['whatsapp'] },
    making: sticker(),
    // Below 100 KB, so not 100 KB itself.
    rules: [...pixels(512, 512), atLeast('clear', 1), atMost('bytes', 99_999), formats('webp')],
    remarks: ['stickerPack'],
  },
  'telegram-sticker': {
    ...{ group: 'sticker', mark: 'third-party', sources: ['telegram'] },
    making: sticker(),
    rules: [
      between('longest', 512, 512),
      atLeast('clear', 1),
      atMost('bytes', 512_000, { sources: ['telegramBot'] }),
      formats('png', 'webp'),
    ],
    remarks: ['sourcesDiffer'],
  },
} as const satisfies Record<string, Preset>;
