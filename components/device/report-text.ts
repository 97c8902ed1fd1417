import { PARTS, partMs, type Measurement, type Part } from '@/lib/browser/device/measurement';
import type { DeviceRow } from './device-rows';

interface Words {
  readonly title: string;
  readonly partName: (part: Part) => string;
  readonly timeText: (ms: number) => string;
}

/** What was found out as plain text. It has what stands on the page: nothing of who the visitor is. */
export function reportText(
  rows: readonly DeviceRow[],
  measurement: Measurement | undefined,
  { title, partName, timeText }: Words,
): string {
  const found = rows.map(({ name, value }) => `${name}: ${value}`);
  const times = (Object.keys(PARTS) as Part[]).flatMap((part) => {
    const ms = measurement && partMs(part, measurement.times);
    return ms === undefined ? [] : [`${partName(part)}: ${timeText(ms)}`];
  });
  return [title, ...found, ...times].join('\n');
}
