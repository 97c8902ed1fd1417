import { aborted, crashing } from './scene-faults';
import { pages } from './scene-pages';
import { good, huge, oneHuge, oneSmall } from './scene-pictures';
import { malformed, tooLarge } from './scene-refusals';

/** All that the prover plays, in this order; start and SIGTERM are around it. */
const ALL = { pages, good, huge, malformed, 'too-large': tooLarge, aborted, crashing };

/** With those that only tests of the prover ask for. */
export const SCENES = { ...ALL, 'one-small': oneSmall, 'one-huge': oneHuge };

export type SceneName = keyof typeof SCENES;
export const SCENE_NAMES = Object.keys(SCENES) as SceneName[];
export const DEFAULT_SCENES = Object.keys(ALL) as SceneName[];
