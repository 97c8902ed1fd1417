import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { ADVICE } from '@/lib/browser/device/advice';
import type { Capabilities } from '@/lib/browser/device/capabilities';
import { PARTS } from '@/lib/browser/device/measurement';
import { routing } from '@/lib/i18n/routing';
import { ABLE_DEVICE } from '@/tests/fixtures/able-device';
import ar from '../../messages/ar/app.json';
import de from '../../messages/de/app.json';
import en from '../../messages/en/app.json';
import { deviceRows, reportText } from './device-rows';
import type { DeviceFacts } from './use-device-facts';

const messages = { en, de, ar };

const facts = (capabilities: Partial<Capabilities>, kept: Partial<DeviceFacts> = {}): DeviceFacts => ({
  capabilities: { ...ABLE_DEVICE, ...capabilities },
  engine: { storedBytes: 19_000_000, downloadBytes: 0, saveData: false },
  copies: { bytes: 1_300_000, pages: ['/en/device'] },
  ...kept,
});

const UNABLE = facts(
  {
    able: false,
    simd: false,
    cores: 1,
    threads: 1,
    graphicsCard: false,
    memoryGigabytes: undefined,
    storage: { usable: false, persisted: false, freeBytes: undefined },
  },
  {
    engine: { storedBytes: 0, downloadBytes: 8_000_000, saveData: false },
    copies: { bytes: 0, pages: [] },
  },
);
const HALFWAY = facts(
  {
    threads: 1,
    memoryGigabytes: 0.5,
    storage: { usable: true, persisted: false, freeBytes: 1000 },
  },
  { engine: { storedBytes: 1_048_576, downloadBytes: 7_000_000, saveData: false } },
);

describe.each(routing.locales)('what was found, in %s', (locale) => {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'device.rows' });

  it.each([facts({}), UNABLE, HALFWAY])('is said in words, without gaps', (found) => {
    const rows = deviceRows(found, t);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(7);
    for (const { name, value, meaning } of rows) {
      expect(Math.min(name.length, value.length)).toBeGreaterThan(2);
      expect(meaning.length).toBeGreaterThan(value.length);
      // A message that is missing comes back as its own key; one that lacks a value, with braces.
      expect(`${name} ${value} ${meaning}`).not.toMatch(/device\.rows|[{}]/);
    }
  });

  it('has words for each piece of advice and each part of a run', () => {
    expect(Object.keys(messages[locale].device.advice).sort()).toEqual([...ADVICE].sort());
    expect(Object.keys(messages[locale].device.run.parts)).toEqual(Object.keys(PARTS));
  });
});

const t = createTranslator({ locale: 'en', messages: en, namespace: 'device.rows' });
const values = (found: DeviceFacts) => deviceRows(found, t).map(({ value }) => value);

it('says what there is, and no more than is known', () => {
  expect(values(facts({}))).toEqual([
    'Runs here',
    '4 of 8 cores',
    'Usable',
    '8 GB or more',
    '3 GB free',
    'All here, 19 MB',
    'Works',
  ]);
  expect(values(UNABLE)).toEqual([
    'Does not run here',
    'One core',
    'Not usable',
    'Not known',
    'Blocked',
    'Not here yet',
    'Not yet',
  ]);
  expect(values(HALFWAY).slice(1)).toEqual([
    '1 of 8 cores',
    'Usable',
    '0.5 GB',
    '< 1 GB free',
    '1 MB of them here',
    'Not yet',
  ]);
});

it('makes a text of it, with the times of a run where there was one', () => {
  const rows = [{ name: 'Memory', value: '8 GB', meaning: 'Much.' }];
  const words = {
    title: 'Self-test',
    partName: (part: string) => part,
    timeText: (ms: number) => `${ms} ms`,
  };
  expect(reportText(rows, undefined, words)).toBe('Self-test\nMemory: 8 GB');
  const measurement = { times: { decode: 20, preprocess: 5, infer: 300 }, pixels: 1 };
  expect(reportText(rows, measurement, words)).toBe('Self-test\nMemory: 8 GB\nread: 25 ms\nfind: 300 ms');
});
