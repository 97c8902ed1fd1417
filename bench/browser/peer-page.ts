/* The peer's own page: loads @imgly/background-removal as its documentation says, with its data from this server. */

// It is no dependency of this project: the benchmark installs it apart, and bundles this file there.
// eslint-disable-next-line @typescript-eslint/ban-ts-comment
// @ts-ignore
import { removeBackground } from '@imgly/background-removal';

const here = globalThis as unknown as { cutOut: () => Promise<number> };

here.cutOut = async () => {
  const photo = await (await fetch('/photo')).blob();
  const began = performance.now();
  await (removeBackground as (photo: Blob, config: object) => Promise<Blob>)(photo, {
    publicPath: `${location.origin}/data/`,
    model: new URLSearchParams(location.search).get('model'),
  });
  return performance.now() - began;
};
