import { portrait, printed, unmeasured } from './making';
import type { Preset } from './preset';
import {
  aspect,
  atLeast,
  between,
  formats,
  ground,
  kilobytes,
  millimetres,
  pixels,
  type RuleOrigin,
} from './rule';

const from = (...sources: NonNullable<RuleOrigin['sources']>): RuleOrigin => ({
  mark: 'third-party',
  sources,
});

/** Photos for passports, visas and identity cards. Millimetres are those of a print. */
export const DOCUMENT_PRESETS = {
  'us-passport': {
    ...{ group: 'document', mark: 'official', sources: ['usEmbassy'], barrier: 'usEdited' },
    // Eyes 28 to 35 mm above the lower edge (third party): this much room above the hair brings them there.
    making: printed(51, 51, { headroom: 0.09 }),
    rules: [aspect(1, 1), millimetres('head', 25, 35, 51), ground('off-white')],
    remarks: ['hairCounts'],
  },
  'us-passport-online': {
    ...{ group: 'document', mark: 'third-party', sources: ['usOnline'], barrier: 'usFormCrops' },
    rules: [kilobytes(54, 10_000), formats('jpeg', 'png', 'heic'), ground('off-white')],
    remarks: ['sourcesDiffer'],
  },
  'us-visa': {
    ...{ group: 'document', mark: 'official', sources: ['usVisa'], barrier: 'usEdited' },
    making: portrait(900, 900, { headroom: 0.09 }),
    rules: [
      between('width', 600, 1200),
      between('height', 600, 1200),
      aspect(1, 1),
      between('head', 0.5, 0.69, from('advokatusa')),
      kilobytes(0, 240),
      formats('jpeg'),
      ground('light', from('advokatusa')),
    ],
    remarks: ['hairCounts'],
  },
  'uk-passport-print': {
    ...{ group: 'document', mark: 'third-party', sources: ['ukPrint'], barrier: 'ukUnaltered' },
    making: printed(35, 45),
    rules: [aspect(35, 45), millimetres('head', 29, 34, 45), ground('cream-or-grey')],
    remarks: ['recentMonth'],
  },
  'uk-passport-digital': {
    ...{ group: 'document', mark: 'third-party', sources: ['ukDigital'], barrier: 'ukUncropped' },
    rules: [atLeast('width', 600), atLeast('height', 750), kilobytes(50, 10_000), ground('light')],
    remarks: ['recentMonth'],
  },
  'canada-passport': {
    ...{ group: 'document', mark: 'third-party', sources: ['canadaPassport'], barrier: 'canadaUncropped' },
    rules: [aspect(50, 70), millimetres('head', 31, 36, 70), ground('light')],
    remarks: [],
  },
  'canada-visa': {
    ...{ group: 'document', mark: 'third-party', sources: ['canadaVisa'], barrier: 'canadaUncropped' },
    rules: [
      atLeast('width', 420),
      atLeast('height', 540),
      aspect(35, 45),
      millimetres('head', 31, 36, 45),
      kilobytes(60, 4000),
      formats('jpeg'),
      ground('light'),
    ],
    remarks: ['sourcesDiffer'],
  },
  'australia-passport': {
    ...{ group: 'document', mark: 'official', sources: ['australia'], barrier: 'australiaRetouched' },
    making: printed(35, 45),
    rules: [between('aspect', 35 / 50, 40 / 45), millimetres('head', 32, 36, 45), ground('white-or-grey')],
    remarks: ['glossyPrint'],
  },
  'india-passport': {
    ...{ group: 'document', mark: 'third-party', sources: ['india'], barrier: 'indiaEdited' },
    making: portrait(630, 810),
    rules: [...pixels(630, 810), between('head', 0.8, 0.85), ground('white')],
    remarks: ['sourcesDiffer'],
  },
  'india-visa': {
    ...{ group: 'document', mark: 'third-party', sources: ['indiaVisa'], barrier: 'indiaEdited' },
    making: portrait(900, 900, { headroom: 0.09 }),
    rules: [
      between('width', 350, 1000),
      aspect(1, 1),
      // Of 2 × 2 inches.
      millimetres('head', 25, 35, 50.8),
      kilobytes(10, 300),
      formats('jpeg'),
      ground('light'),
    ],
    remarks: [],
  },
  'india-evisa': {
    ...{ group: 'document', mark: 'third-party', sources: ['indiaEvisa'], barrier: 'indiaEdited' },
    making: portrait(900, 900, { head: 0.6, headroom: 0.09 }),
    rules: [aspect(1, 1), kilobytes(10, 1000), formats('jpeg'), ground('light')],
    remarks: [],
  },
  'pan-protean': {
    ...{ group: 'document', mark: 'third-party', sources: ['pan'] },
    making: unmeasured(portrait(197, 276)),
    rules: [...pixels(197, 276), kilobytes(0, 50), formats('jpeg'), ground('light')],
    remarks: ['sourcesDiffer', 'noRuleRead'],
  },
  'pan-utiitsl': {
    ...{ group: 'document', mark: 'third-party', sources: ['pan'] },
    making: unmeasured(portrait(213, 213)),
    rules: [...pixels(213, 213), atLeast('white', 1), kilobytes(0, 30), formats('jpeg')],
    remarks: ['sourcesDiffer', 'noRuleRead'],
  },
  'china-passport': {
    ...{ group: 'document', mark: 'third-party', sources: ['china'], barrier: 'chinaEdited' },
    making: portrait(390, 567),
    rules: [
      aspect(390, 567),
      millimetres('head', 28, 33, 48),
      millimetres('headroom', 3, 5, 48),
      kilobytes(30, 80),
      formats('jpeg'),
      ground('white'),
    ],
    remarks: ['sourcesDiffer'],
  },
  'china-visa': {
    ...{ group: 'document', mark: 'third-party', sources: ['chinaVisa'], barrier: 'chinaEdited' },
    making: portrait(385, 560, { quality: 98 }),
    rules: [
      between('width', 354, 420),
      between('height', 472, 560),
      millimetres('head', 28, 33, 48),
      millimetres('headroom', 3, 5, 48),
      kilobytes(40, 120),
      formats('jpeg'),
      ground('white'),
    ],
    remarks: ['sourcesDiffer'],
  },
  'italy-visa': {
    ...{ group: 'document', mark: 'third-party', sources: ['italyCentre'], barrier: 'italyEdited' },
    making: printed(35, 45),
    rules: [aspect(35, 45), millimetres('head', 32, 36, 45), ground('white')],
    remarks: ['perConsulate'],
  },
  'schengen-visa': {
    ...{ group: 'document', mark: 'third-party', sources: ['schengen'] },
    making: printed(35, 45, { ground: 'light-grey' }),
    rules: [
      aspect(35, 45),
      // 45 mm at 600 pixels per inch.
      atLeast('height', 1063, { advised: true }),
      millimetres('head', 32, 36, 45),
      ground('light'),
    ],
    remarks: ['perConsulate', 'noRuleRead'],
  },
  'icao-portrait': {
    ...{ group: 'document', mark: 'memory', sources: [] },
    making: printed(35, 45, { ground: 'light-grey' }),
    rules: [aspect(35, 45), between('head', 0.7, 0.8), ground('light')],
    remarks: ['noRuleRead'],
  },
  'japan-passport': {
    ...{ group: 'document', mark: 'official', sources: ['japan'] },
    making: printed(35, 45),
    rules: [
      aspect(35, 45),
      millimetres('head', 32, 36, 45),
      millimetres('headroom', 2, 6, 45),
      ground('light', { mark: 'third-party', sources: [] }),
    ],
    remarks: ['noRuleRead'],
  },
  'turkey-passport': {
    ...{ group: 'document', mark: 'official', sources: ['turkey'] },
    making: printed(50, 60),
    rules: [aspect(50, 60), millimetres('head', 32, 36, 60), atLeast('white', 1)],
    remarks: ['sourcesDiffer', 'noRuleRead'],
  },
  'saudi-visa': {
    ...{ group: 'document', mark: 'official', sources: ['saudiEmbassy'] },
    making: unmeasured(printed(51, 51)),
    rules: [aspect(1, 1), atLeast('white', 1)],
    remarks: ['noRuleRead'],
  },
  'saudi-evisa': {
    ...{ group: 'document', mark: 'third-party', sources: ['saudi'] },
    making: portrait(200, 200),
    rules: [
      ...pixels(200, 200),
      between('head', 0.7, 0.8),
      atLeast('white', 1),
      kilobytes(5, 100),
      formats('jpeg'),
    ],
    remarks: ['noRuleRead'],
  },
  'saudi-passport': {
    ...{ group: 'document', mark: 'third-party', sources: ['saudi'] },
    making: unmeasured(printed(40, 60)),
    rules: [aspect(40, 60), atLeast('white', 1)],
    remarks: ['sourcesDiffer', 'noRuleRead'],
  },
  'brazil-passport-child': {
    ...{ group: 'document', mark: 'third-party', sources: ['brazil'] },
    making: unmeasured(printed(50, 70)),
    rules: [aspect(50, 70), atLeast('white', 1)],
    remarks: ['headDisputed', 'noRuleRead'],
  },
  'germany-passport': {
    ...{ group: 'document', mark: 'official', sources: ['neuenhaus'], barrier: 'germanyOffice' },
    rules: [],
    remarks: [],
  },
  'france-passport': {
    ...{ group: 'document', mark: 'official', sources: ['france'], barrier: 'franceProfessional' },
    rules: [],
    remarks: [],
  },
  aadhaar: {
    ...{ group: 'document', mark: 'third-party', sources: ['aadhaar'], barrier: 'aadhaarLive' },
    rules: [],
    remarks: [],
  },
  'brazil-passport': {
    ...{ group: 'document', mark: 'memory', sources: [], barrier: 'brazilPolice' },
    rules: [],
    remarks: [],
  },
} as const satisfies Record<string, Preset>;
