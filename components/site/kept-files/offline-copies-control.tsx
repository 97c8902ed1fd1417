'use client';

import { offlineCopies, removeOfflineCopies } from '@/lib/browser/offline/offline-copies';
import { KeptLine } from './kept-line';

const look = async () => (await offlineCopies()).bytes;

/** Says what this browser keeps of the pages, for times without a network, and removes it. */
export function OfflineCopiesControl({ onRemoved }: { readonly onRemoved?: () => void }) {
  return <KeptLine what="pages" look={look} remove={removeOfflineCopies} onRemoved={onRemoved} />;
}
