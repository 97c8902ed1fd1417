'use client';

import { useTranslations } from 'next-intl';
import { adviceFor, USUAL_PIXELS } from '@/lib/browser/device/advice';
import type { Capabilities } from '@/lib/browser/device/capabilities';
import { expectedMs, type Measurement } from '@/lib/browser/device/measurement';
import { useSeconds } from './run-result';

interface Props {
  readonly capabilities: Capabilities | undefined;
  readonly measurement: Measurement | undefined;
}

/** What it comes to, in one sentence, and what helps. */
export function DeviceVerdict({ capabilities, measurement }: Props) {
  const t = useTranslations('device');
  const seconds = useSeconds();
  return (
    <>
      <p role="status" className="mt-4 max-w-[44ch] text-lead text-ink-soft">
        {verdict()}
      </p>
      {capabilities !== undefined && adviceFor(capabilities).length > 0 && (
        <ul className="mt-6 grid gap-x-10 gap-y-5 md:grid-cols-2">
          {adviceFor(capabilities).map((advice) => (
            <li key={advice} className="border-s-4 border-accent ps-4">
              <p className="font-semibold">
                {t(`advice.${advice}.title`, { cores: String(capabilities.cores) })}
              </p>
              <p className="mt-1 max-w-[52ch] text-caption text-ink-soft">{t(`advice.${advice}.text`)}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );

  function verdict(): string {
    if (capabilities === undefined) return t('checking');
    if (!capabilities.able) return t('verdict.unable');
    if (measurement === undefined) {
      return t('verdict.able', { threads: capabilities.threads, count: String(capabilities.threads) });
    }
    // What is larger is scaled down to this.
    const pixels = Math.min(USUAL_PIXELS, capabilities.maxPixels);
    return t('verdict.measured', {
      megapixels: String(Math.round(pixels / 1_000_000)),
      seconds: seconds(expectedMs(measurement, pixels)),
    });
  }
}
