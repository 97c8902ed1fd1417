'use client';

import { useEffect, useState } from 'react';

const STEP_MS = 20_000;

/** The time, as Date.now counts, as often as a display of minutes needs it. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), STEP_MS);
    return () => clearInterval(clock);
  }, []);
  return now;
}
