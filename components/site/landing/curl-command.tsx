'use client';

import { useSyncExternalStore } from 'react';
import { apiUrl } from '@/lib/browser/service/api-url';
import { IMAGE_FIELD, REMOVE_PATH } from '@/lib/contracts/remove';
import { CommandLine } from './command-line';

const never = () => () => undefined;

/**
 * The one line that sends a picture. Built with the configured origin; in the browser with the one that the
 * visitor really uses, so that a self-hosted copy prints a command that works.
 *
 * @param origin where the API lies, as far as the build knows
 */
export function CurlCommand({ origin }: { origin: string }) {
  const shown = useSyncExternalStore(
    never,
    () => new URL(apiUrl(REMOVE_PATH), window.location.origin).href,
    () => `${origin}${REMOVE_PATH}`,
  );
  return <CommandLine command={`curl -F ${IMAGE_FIELD}=@photo.jpg ${shown} -o cutout.png`} />;
}
