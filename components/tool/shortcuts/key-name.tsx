'use client';

import { useTranslations } from 'next-intl';

/** What is printed on keys that have a picture, or the same letters everywhere. */
const PRINTED: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  '-': '−',
  Escape: 'Esc',
};

const NAMED = {
  ' ': 'space',
  Enter: 'enter',
  Delete: 'delete',
  Home: 'home',
  End: 'end',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
} as const;

/** A key as it is labelled, from the browser's name for it. */
export function KeyName({ name }: { readonly name: string }) {
  const t = useTranslations('tool.shortcuts.keys');
  const named = Object.hasOwn(NAMED, name) ? t(NAMED[name as keyof typeof NAMED]) : undefined;
  return (
    <kbd
      dir="auto"
      className="inline-block min-w-8 whitespace-nowrap rounded-[3px] border border-rule-strong px-2 py-0.5 text-center font-sans"
    >
      {named ?? PRINTED[name] ?? (name.length === 1 ? name.toUpperCase() : name)}
    </kbd>
  );
}
