'use client';

import { useId, useState } from 'react';
import { HandoffDropZone } from '@/components/tool/intake/handoff-drop-zone';
import { fragmentOfLook } from '@/lib/contracts/look-fragment';

interface Document {
  /** Of its preset. */
  readonly name: string;
  readonly label: string;
  /** Whether a file that somebody makes alone is taken at all. */
  readonly isTaken: boolean;
  /** What may be done to the photo. */
  readonly rule: string;
}

interface Props {
  readonly documents: readonly Document[];
  /** The tool's address. */
  readonly tool: string;
  readonly words: { readonly label: string; readonly choose: string; readonly needsScript: string };
}

/** A list of documents; the place for the photo comes when one is chosen that can be made. */
export function DocumentPicker({ documents, tool, words }: Props) {
  const id = useId();
  const [name, setName] = useState('');
  const chosen = documents.find((document) => document.name === name);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2 noscript:hidden">
        <label htmlFor={id} className="font-display text-[1.625rem] leading-tight font-bold">
          {words.label}
        </label>
        <select
          id={id}
          value={name}
          onChange={({ target }) => setName(target.value)}
          className="min-h-13 w-full rounded-control border-2 border-ink bg-paper px-3 text-ink"
        >
          <option value="">{words.choose}</option>
          {documents.map((document) => (
            <option key={document.name} value={document.name}>
              {document.label}
            </option>
          ))}
        </select>
      </div>
      <noscript>
        <p className="border-s-4 border-accent ps-4">{words.needsScript}</p>
      </noscript>
      <p role="status" className="empty:hidden">
        {chosen?.rule}
      </p>
      {chosen?.isTaken === true && <HandoffDropZone tool={`${tool}${fragmentOfLook(chosen.name)}`} />}
    </div>
  );
}
