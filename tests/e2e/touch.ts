import type { Page } from '@playwright/test';

type Point = readonly [x: number, y: number];

/**
 * Moves fingers across a page as a screen would report them. Each is given by the points it passes, all by as many.
 * `meanwhile` runs while they are down.
 */
export async function moveFingers(
  page: Page,
  fingers: readonly (readonly Point[])[],
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = (step: number) =>
    fingers.map((way, id) => {
      const [x, y] = way[step] ?? way.at(-1)!;
      return { x, y, id };
    });
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step < Math.max(...fingers.map((way) => way.length)); step += 1) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step) });
  }
  await meanwhile();
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

/** The points of a straight way, in even steps. */
export function way([fromX, fromY]: Point, [toX, toY]: Point, steps = 6): Point[] {
  return Array.from({ length: steps + 1 }, (_, step) => [
    fromX + ((toX - fromX) * step) / steps,
    fromY + ((toY - fromY) * step) / steps,
  ]);
}
