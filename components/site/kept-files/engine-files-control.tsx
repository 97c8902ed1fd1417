'use client';

import { engineFilesStatus } from '@/lib/browser/model/engine-files-status';
import { removeEngineFiles } from '@/lib/browser/model/remove-engine-files';
import { KeptLine } from './kept-line';

const look = async () => (await engineFilesStatus()).keptBytes;

/** Says what this browser keeps of the engine, and removes it. */
export function EngineFilesControl({ onRemoved }: { readonly onRemoved?: () => void }) {
  return <KeptLine what="engine" look={look} remove={removeEngineFiles} onRemoved={onRemoved} />;
}
