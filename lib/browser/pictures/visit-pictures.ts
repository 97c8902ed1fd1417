import 'client-only';
import { removeAndCount } from '../analytics/counted-cut-out';
import { maxLocalPixels } from '../engine/device-hardware';
import { releaseHere, renderHere } from '../engine/local-engine';
import { visitResults } from '../results/result-room';
import { PictureStore } from './picture-store';

/** Of the memory that the largest picture takes at its peak, 12 bytes a pixel, what solutions may hold meanwhile. */
const SOLUTION_BYTES_PER_PIXEL = 4;

let store: PictureStore | undefined;

/** The pictures of this visit: one store, whatever part of the page asks. */
export function visitPictures(): PictureStore {
  return (store ??= new PictureStore(
    {
      cutOut: removeAndCount,
      render: renderHere,
      release: releaseHere,
      letGo: (cutOut) => visitResults().letGo(cutOut),
    },
    maxLocalPixels(navigator) * SOLUTION_BYTES_PER_PIXEL,
  ));
}
