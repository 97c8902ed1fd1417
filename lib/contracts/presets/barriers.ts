import type { Mark } from './rule';
import type { SourceName } from './sources';

/**
 * What a preset may do to a picture. `render`: all. `crop`: cut the untouched picture to size, and check it. `check`: look at
 * it only. `none`: nothing; no file that somebody makes alone is taken.
 */
export type Way = 'render' | 'crop' | 'check' | 'none';

/** A rule about altered pictures that keeps a preset from rendering. */
export interface Barrier {
  readonly way: Exclude<Way, 'render'>;
  readonly mark: Mark;
  readonly sources: readonly SourceName[];
  /** For callers of the API; the page has its own words. */
  readonly reason: string;
}

export const BARRIERS = {
  usEdited: {
    ...{ way: 'crop', mark: 'third-party', sources: ['stateQuoted'] },
    reason: 'The US State Department takes no photo that software or AI has edited.',
  },
  usFormCrops: {
    ...{ way: 'check', mark: 'third-party', sources: ['stateQuoted', 'usOnline'] },
    reason: 'The US State Department takes no edited photo, and its online form crops the photo itself.',
  },
  ukUnaltered: {
    ...{ way: 'crop', mark: 'third-party', sources: ['ukPrint'] },
    reason: 'A UK passport photo must be unaltered by computer software.',
  },
  ukUncropped: {
    ...{ way: 'check', mark: 'third-party', sources: ['ukDigital'] },
    reason: 'A digital UK passport photo must be unaltered and uncropped: the office crops it itself.',
  },
  canadaUncropped: {
    ...{ way: 'check', mark: 'third-party', sources: ['canadaPassport'] },
    reason: 'Canada takes unaltered photos only: replaced backgrounds, crops and AI are rejected.',
  },
  australiaRetouched: {
    ...{ way: 'crop', mark: 'official', sources: ['australia'] },
    reason: 'Australia takes no retouched photo, and names the removal of the background.',
  },
  indiaEdited: {
    ...{ way: 'crop', mark: 'third-party', sources: ['india'] },
    reason: 'India’s missions reject photos that software has changed.',
  },
  chinaEdited: {
    ...{ way: 'crop', mark: 'third-party', sources: ['china'] },
    reason: 'China takes neither edited nor composed photos.',
  },
  italyEdited: {
    ...{ way: 'crop', mark: 'third-party', sources: ['italyCentre'] },
    reason: 'Italy’s visa centre takes no photo that an image editor has altered.',
  },
  germanyOffice: {
    ...{ way: 'none', mark: 'official', sources: ['neuenhaus'] },
    reason:
      'Germany takes no self-made file since 1 May 2025: the photo is taken in the office, or sent there by a registered photographer.',
  },
  franceProfessional: {
    ...{ way: 'none', mark: 'official', sources: ['france'] },
    reason: 'France takes no self-made file: professional photographers and embassies take the photo.',
  },
  aadhaarLive: {
    ...{ way: 'none', mark: 'third-party', sources: ['aadhaar'] },
    reason: 'The Aadhaar portrait is taken live at the enrolment centre; no file is taken.',
  },
  brazilPolice: {
    ...{ way: 'none', mark: 'memory', sources: [] },
    reason: 'In Brazil the Federal Police photographs adults itself; no file is taken.',
  },
} as const satisfies Record<string, Barrier>;

export type BarrierName = keyof typeof BARRIERS;
