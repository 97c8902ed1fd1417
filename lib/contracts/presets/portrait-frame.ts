import type { Size } from '@/lib/core/image';
import type { Box } from '@/lib/core/render/box';

/** Where a person is in a picture; all in its pixels. */
export interface PictureFacts {
  readonly picture: Size;
  /** The subject's box (`findSubjectBox`): its top is the crown, hair included. */
  readonly subject: Box;
  /** Row of the chin, below the crown. */
  readonly chin: number;
  /** Column of the middle of the head. */
  readonly centre: number;
}

/** What a portrait's frame is to show, in shares of its height. */
export interface PortraitAim {
  readonly head: number;
  /** The most that the head may take, where there is too little picture for what is aimed at. */
  readonly mostHead: number;
  readonly headroom: number;
  /** Width by height. */
  readonly aspect: number;
}

/** Where most chins are in pictures of head and shoulders, as a share of the subject's height. */
const CHIN_SHARE = 0.55;

/** A line to begin with, until a person has moved it. */
export function guessChin({ top, height }: Box): number {
  return Math.round(top + height * CHIN_SHARE);
}

/**
 * Frames a head as an office asks for it.
 *
 * @param within `picture`: the frame has to lie inside the picture, since nothing may be put beside it. `bottom`: it
 *   may not reach below the picture, where that shows the edge at which a body is cut off. Elsewhere there is ground
 * @returns whole pixels of the picture; undefined where the picture has too little around the head
 */
export function portraitFrame(
  { picture, subject, chin, centre }: PictureFacts,
  { head, mostHead, headroom, aspect }: PortraitAim,
  within: 'picture' | 'bottom',
): Box | undefined {
  const crown = subject.top;
  const headHeight = Math.max(1, chin - crown);
  const aimed = headHeight / head;
  const least = Math.ceil(headHeight / mostHead);
  if (within === 'bottom') {
    const room = (picture.height - crown) / (1 - headroom);
    const height = Math.max(least, Math.floor(Math.min(aimed, room)));
    return boxOf(height, aspect, centre, crown - headroom * height);
  }
  const height = Math.floor(Math.min(aimed, picture.height, picture.width / aspect));
  if (height < least) return undefined;
  const { width, left, top } = boxOf(height, aspect, centre, crown - headroom * height);
  return {
    ...{ width, height },
    left: Math.min(Math.max(0, left), picture.width - width),
    top: Math.min(Math.max(0, top), picture.height - height),
  };
}

function boxOf(height: number, aspect: number, centre: number, top: number): Box {
  const width = Math.max(1, Math.floor(height * aspect + 1e-9));
  return { width, height, left: Math.round(centre - width / 2), top: Math.round(top) };
}
