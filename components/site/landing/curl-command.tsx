'use client';

import { useSyncExternalStore } from 'react';
import { IMAGE_FIELD, REMOVE_PATH } from '@/lib/contracts/remove';
import { CommandLine } from './command-line';

const never = () => () => undefined;

/**
 * The one line that sends a picture. Built with the configured origin; in the browser with the one that the
 * visitor really uses, so that a self-hosted copy prints a command that works.
 */
export function CurlCommand({ origin }: { origin: string }) {
  const shown = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => origin,
  );
  return <CommandLine command={`curl -F ${IMAGE_FIELD}=@photo.jpg ${shown}${REMOVE_PATH} -o cutout.png`} />;
}
