'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { isOnline, watchOnline } from '@/lib/browser/settings/connection';
import { SAMPLE_THUMBNAILS, THUMBNAIL_SIDE, type SampleName } from './sample-pictures';

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

interface Props {
  readonly onFiles: (files: readonly File[]) => void;
}

/** Pictures for those who have none at hand: one tap takes one as if its file had been chosen. */
export function SampleRow({ onFiles }: Props) {
  const t = useTranslations('tool.samples');
  const online = useSyncExternalStore(watchOnline, isOnline, () => true);
  const [failed, setFailed] = useState(false);
  const fetching = useRef<AbortController>(undefined);
  // Whoever has taken a picture of their own meanwhile does not get another.
  useEffect(() => () => fetching.current?.abort(), []);
  if (!online) return null;

  const take = async (name: SampleName) => {
    fetching.current?.abort();
    const { signal } = (fetching.current = new AbortController());
    setFailed(false);
    try {
      const { fetchSample } = await import('./fetch-sample');
      onFiles([await fetchSample(name, signal)]);
    } catch {
      if (!signal.aborted) setFailed(true);
    }
  };

  return (
    <div className="noscript:hidden relative mt-5 px-7 max-[22rem]:px-5 md:px-10 lg:px-16">
      <p id="samples" className="text-caption text-ink-soft">
        {t('invitation')}
      </p>
      <ul aria-labelledby="samples" className="mt-2 grid max-w-66 grid-cols-4 gap-1.5 md:max-w-88 md:gap-2">
        {SAMPLE_THUMBNAILS.map(([name, thumbnail]) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => void take(name)}
              className="block w-full overflow-hidden rounded-print border border-rule-strong hover:border-accent"
            >
              {/* eslint-disable-next-line @next/next/no-img-element -- small already, and nothing is optimized here */}
              <img
                src={thumbnail}
                alt={t(`pictures.${name}`)}
                width={THUMBNAIL_SIDE}
                height={THUMBNAIL_SIDE}
                loading="lazy"
                decoding="async"
                className="aspect-square w-full"
              />
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="text-caption font-semibold not-empty:mt-2">
        {failed && t('failed')}
      </p>
      <p className="mt-2 max-w-[60ch] text-caption text-ink-soft">
        {t.rich('credit', {
          work: (words) => <bdi lang="en">{words}</bdi>,
          licence: (words) => (
            <a href={LICENCE} rel="license noreferrer" className="underline underline-offset-2">
              <bdi>{words}</bdi>
            </a>
          ),
        })}
      </p>
    </div>
  );
}
