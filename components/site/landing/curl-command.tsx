'use client';

import { useSyncExternalStore } from 'react';
import { CommandLine } from './command-line';

const never = () => () => undefined;

interface Props {
  /** The command, up to the address's origin, and from its path on. */
  readonly before: string;
  readonly after: string;
  /** Where the API lies, as far as the build knows. */
  readonly origin: string;
  /** The API has an origin of its own. */
  readonly isApart: boolean;
}

/**
 * The one line that sends a picture. Built with the configured origin. Where the API is the page's own, the browser
 * fills in the origin that the visitor really uses. So a self-hosted copy prints a command that works.
 */
export function CurlCommand({ before, after, origin, isApart }: Props) {
  const shown = useSyncExternalStore(
    never,
    () => (isApart ? origin : window.location.origin),
    () => origin,
  );
  return <CommandLine command={`${before}${shown}${after}`} />;
}
