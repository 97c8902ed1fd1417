'use client';

import { BlobImage } from '../mat/blob-image';

interface Props {
  /** As the visitor chose it. */
  readonly picture: Blob;
  /** Where the line is, from the top, as a share of the height. */
  readonly share: number;
}

/** The picture, small, with the line that a person moves to the chin. The slider says to others where it is. */
export function ChinFigure({ picture, share }: Props) {
  return (
    <div aria-hidden="true" className="relative w-fit overflow-hidden rounded-control">
      <BlobImage blob={picture} alt="" className="block max-h-56 max-w-full" />
      <span
        style={{ top: `${share * 100}%` }}
        className="absolute inset-x-0 -mt-px border-t-2 border-accent forced-colors:border-[Highlight]"
      />
    </div>
  );
}
