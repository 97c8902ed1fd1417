'use client';

import { useTranslations } from 'next-intl';
import { useState, useSyncExternalStore } from 'react';
import { IconCheck, IconCopy } from '@/components/ui/icons';

/** One command with a button that copies it. Commands read from left to right in every language. */
export function CommandLine({ command }: { command: string }) {
  const t = useTranslations('copy');
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(command);
      setCopied(true);
    } catch {
      // No access to the clipboard: the command stays selectable.
      setCopied(false);
    }
  }

  return (
    <div dir="ltr" className="flex items-stretch rounded-control border border-rule-strong bg-[#08120e]">
      <pre className="min-w-0 flex-1 px-4 py-4 font-code text-[0.9375rem] break-words whitespace-pre-wrap">
        <code>{command}</code>
      </pre>
      <button
        type="button"
        onClick={() => void copy()}
        aria-label={copied ? t('copied') : t('copy')}
        className="flex w-12 shrink-0 items-center justify-center border-s border-rule-strong hover:bg-rule noscript:hidden"
      >
        {copied ? <IconCheck /> : <IconCopy />}
      </button>
      <span role="status" className="sr-only">
        {copied ? t('copied') : ''}
      </span>
    </div>
  );
}

const never = () => () => undefined;

interface CurlCommandProps {
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
export function CurlCommand({ before, after, origin, isApart }: CurlCommandProps) {
  const shown = useSyncExternalStore(
    never,
    () => (isApart ? origin : window.location.origin),
    () => origin,
  );
  return <CommandLine command={`${before}${shown}${after}`} />;
}
