import { describeCutOut } from './describe-cut-out';

/** Says what there is on one cut-out, off the page's main thread. The page ends this worker then. */
addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  describeCutOut(data).then(
    (summary) => postMessage(summary),
    // What cannot be read is not described: the cut-out itself is there all the same.
    () => postMessage(undefined),
  );
});
