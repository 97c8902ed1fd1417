import 'client-only';

/**
 * A timer that fires later than this was asleep with its page. A phone that showed another app meanwhile does so.
 */
const ASLEEP_MS = 2_000;

/**
 * Calls back once when nothing has stopped it for so long. Time in which the page was asleep is no time in which it
 * could have heard anything. It is waited for anew. Time is Date.now's.
 *
 * @returns the way to stop it
 */
export function startPatience(maxMs: number, onOver: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    const due = Date.now() + maxMs;
    timer = setTimeout(() => (Date.now() - due > ASLEEP_MS ? wait() : onOver()), maxMs);
  };
  wait();
  return () => clearTimeout(timer);
}
