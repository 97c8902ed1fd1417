const STEP = 2;
const LEAP = 10;

/** Percentage of the box, from its start edge, at a horizontal position on the screen. */
export function shareAt(
  clientX: number,
  box: { readonly left: number; readonly width: number },
  rightToLeft: boolean,
): number {
  if (box.width === 0) return 50;
  const fromLeft = ((clientX - box.left) / box.width) * 100;
  return clamp(rightToLeft ? 100 - fromLeft : fromLeft);
}

/**
 * Where a key moves the handle, or undefined for keys that mean nothing here. Left and right move it as
 * seen on the screen, so in right-to-left text they count the other way.
 */
export function nextShare(key: string, share: number, rightToLeft: boolean): number | undefined {
  const towardsRight = rightToLeft ? -STEP : STEP;
  switch (key) {
    case 'ArrowRight':
      return clamp(share + towardsRight);
    case 'ArrowLeft':
      return clamp(share - towardsRight);
    case 'ArrowUp':
      return clamp(share + STEP);
    case 'ArrowDown':
      return clamp(share - STEP);
    case 'PageUp':
      return clamp(share + LEAP);
    case 'PageDown':
      return clamp(share - LEAP);
    case 'Home':
      return 0;
    case 'End':
      return 100;
    default:
      return undefined;
  }
}

function clamp(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}
