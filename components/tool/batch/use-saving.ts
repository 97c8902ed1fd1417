'use client';

import { useCallback, useEffect, useRef, type Dispatch } from 'react';
import { countEvent } from '@/lib/browser/analytics/count-event';
import { pickFolder, pickZipFile } from '@/lib/browser/batch/save/pickers';
import { download, finishedFile } from '@/lib/browser/batch/save/finished-file';
import {
  blobSink,
  type ResultFile,
  type Saved,
  type SaveOptions,
  saveZip,
  ZIP_NAME,
} from '@/lib/browser/batch/save/save-zip';
import { saveToFolder } from '@/lib/browser/batch/save/save-to-folder';
import { visitPictures } from '@/lib/browser/pictures/visit-pictures';
import type { BatchEvent, BatchState } from './batch-state';

/** How results leave the page. */
export interface SavingControls {
  readonly saveZip: () => void;
  readonly saveToFolder: () => void;
  readonly stopSaving: () => void;
}

/** Writes one of the results: into a place that the visitor has named, or undefined where they named none. */
type Write = (results: readonly ResultFile[], options: SaveOptions) => Promise<Saved | undefined>;

/** Saves the results of a batch that are there: all that are done, each with its finish. */
export function useSaving(state: BatchState, dispatch: Dispatch<BatchEvent>): SavingControls {
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const save = async (write: Write, kind: 'zip' | 'folder') => {
    const results = resultsOf(state);
    const abort = (running.current = new AbortController());
    const { signal } = abort;
    const onProgress = (written: number) =>
      dispatch({ type: 'saving', saving: { phase: 'writing', written, total: results.length } });
    try {
      const saved = await write(results, { signal, onProgress });
      if (saved) countEvent('result_saved', () => ({ file_type: kind }));
      dispatch({
        type: 'saving',
        saving: saved && { phase: 'saved', count: saved.names.length, failed: saved.failed },
      });
    } catch {
      if (signal.aborted) dispatch({ type: 'saving', saving: undefined });
      else dispatch({ type: 'saving', saving: { phase: 'failed' } });
    }
  };
  const stopSaving = useCallback(() => running.current?.abort(), []);
  return {
    saveZip: () => void save(writeZip, 'zip'),
    saveToFolder: () => void save(writeFolder, 'folder'),
    stopSaving,
  };
}

const writeZip: Write = async (results, options) => {
  const file = await pickZipFile(ZIP_NAME);
  if (file === 'dismissed') return undefined;
  options.onProgress(0);
  if (file !== 'unavailable') return saveZip(results, await file.createWritable(), options);
  const { sink, blob } = blobSink();
  const saved = await saveZip(results, sink, options);
  download(await blob, ZIP_NAME);
  return saved;
};

const writeFolder: Write = async (results, options) => {
  const folder = await pickFolder();
  if (folder === undefined) return undefined;
  options.onProgress(0);
  return saveToFolder(results, folder, options);
};

function resultsOf({ pictures, finish: ofAll }: BatchState): ResultFile[] {
  return pictures.flatMap(({ id, file, work, finish = ofAll }): ResultFile[] => {
    if (work.phase !== 'done') return [];
    const make = (signal: AbortSignal) => finishedFile(visitPictures(), id, finish, signal);
    return [{ pictureName: file.name, make }];
  });
}
