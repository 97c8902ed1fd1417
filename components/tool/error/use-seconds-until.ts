'use client';

import { useEffect, useState } from 'react';

/** Whole seconds until a time (as Date.now counts), counting down to 0; 0 where there is nothing to wait for. */
export function useSecondsUntil(time: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    if (time === undefined) return undefined;
    const tick = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= time) clearInterval(tick);
    }, 250);
    return () => clearInterval(tick);
  }, [time]);

  return time === undefined ? 0 : Math.max(0, Math.ceil((time - now) / 1000));
}
