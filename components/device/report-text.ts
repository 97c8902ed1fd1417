import { PARTS, partMs, type Measurement, type Part } from '@/lib/browser/device/measurement';
import { seconds } from './seconds';
import type { DeviceRow } from './device-rows';

interface Words {
  readonly title: string;
  readonly partName: (part: Part) => string;
  readonly secondsText: (seconds: string) => string;
}

/** What was found out as plain text. It has what stands on the page: nothing of who the visitor is. */
export function reportText(
  rows: readonly DeviceRow[],
  measurement: Measurement | undefined,
  { title, partName, secondsText }: Words,
): string {
  const found = rows.map(({ name, value }) => `${name}: ${value}`);
  const times = (Object.keys(PARTS) as Part[]).flatMap((part) => {
    const ms = measurement && partMs(part, measurement.times);
    return ms === undefined ? [] : [`${partName(part)}: ${secondsText(seconds(ms))}`];
  });
  return [title, ...found, ...times].join('\n');
}
