import type { useTranslations } from 'next-intl';
import { wholeMegabytes } from '@/components/ui/message-figures';
import { type Measurement, type Part, partMs, PARTS } from '@/lib/browser/device/measurement';
import type { DeviceFacts } from './use-device-facts';

type Translate = ReturnType<typeof useTranslations<'device.rows'>>;

/** One line of what was found out. */
export interface DeviceRow {
  readonly name: string;
  readonly value: string;
  /** What it means for cutting out. */
  readonly meaning: string;
}

const MEGAPIXEL = 1_000_000;
const GIGABYTE = 2 ** 30;
/** Browsers tell of no more than this, in gigabytes. */
const MOST_TOLD = 8;

/** What was found out, in words. Figures are Latin in all languages, as everywhere on the pages. */
export function deviceRows(
  { capabilities, engine, copies }: DeviceFacts,
  t: Translate,
): readonly DeviceRow[] {
  const { able, simd, readsCanvas, cores, threads, graphicsCard, memoryGigabytes, maxPixels, storage } =
    capabilities;
  const row = (name: string, value: string, meaning: string): DeviceRow => ({ name, value, meaning });
  const count = String(cores);
  const complete = engine.downloadBytes === 0;
  return [
    row(
      t('engine.name'),
      able ? t('engine.yes') : t('engine.no'),
      able
        ? t('engine.yesText')
        : !readsCanvas
          ? t('engine.noCanvasText')
          : simd
            ? t('engine.noText')
            : t('engine.noSimdText'),
    ),
    row(
      t('threads.name'),
      t('threads.value', { threads: String(threads), cores, count }),
      threads > 1 ? t('threads.manyText') : cores > 1 ? t('threads.oneText') : t('threads.oneCoreText'),
    ),
    row(
      t('card.name'),
      graphicsCard ? t('card.yes') : t('card.no'),
      graphicsCard ? t('card.yesText') : t('card.noText'),
    ),
    row(
      t('memory.name'),
      memoryGigabytes === undefined
        ? t('memory.untold')
        : memoryGigabytes >= MOST_TOLD
          ? t('memory.atLeast', { gigabytes: String(MOST_TOLD) })
          : t('memory.value', { gigabytes: String(memoryGigabytes) }),
      t('memory.text', { megapixels: String(Math.floor(maxPixels / MEGAPIXEL)) }),
    ),
    row(
      t('storage.name'),
      !storage.usable
        ? t('storage.no')
        : storage.freeBytes === undefined
          ? t('storage.untold')
          : t('storage.value', { gigabytes: wholeGigabytes(storage.freeBytes) }),
      !storage.usable ? t('storage.noText') : storage.persisted ? t('storage.keptText') : t('storage.text'),
    ),
    row(
      t('files.name'),
      complete
        ? t('files.all', { megabytes: wholeMegabytes(engine.storedBytes) })
        : engine.storedBytes > 0
          ? t('files.part', { megabytes: wholeMegabytes(engine.storedBytes) })
          : t('files.none'),
      complete
        ? t('files.allText')
        : t('files.missingText', { megabytes: wholeMegabytes(engine.downloadBytes) }),
    ),
    row(
      t('offline.name'),
      copies.pages.length > 0 && complete ? t('offline.yes') : t('offline.no'),
      copies.pages.length === 0
        ? t('offline.noPagesText')
        : complete
          ? t('offline.yesText')
          : t('offline.noEngineText'),
    ),
  ];
}

function wholeGigabytes(bytes: number): string {
  return bytes < GIGABYTE ? '< 1' : String(Math.floor(bytes / GIGABYTE));
}

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
