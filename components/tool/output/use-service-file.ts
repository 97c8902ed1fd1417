'use client';

import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { RemoveError } from '@/lib/browser/errors/remove-error';
import type { Finish } from '@/lib/browser/pictures/finish';
import { fileByService } from '@/lib/browser/pictures/service-file';
import type { TokenSource } from '@/lib/browser/service/send-picture';
import type { PictureType } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import type { FinishListener } from './use-live-finish';

interface Made {
  readonly pictureId: string;
  readonly picture: File;
  readonly pictureType: PictureType | undefined;
  readonly finish: Finish;
  /** Of what is on the mat, in pixels: for a file whose header tells none. */
  readonly size: Size | undefined;
  readonly gate: RefObject<TokenSource | null>;
}

/**
 * Has the service make the file of a finish when the visitor asks for it. Whatever changes meanwhile cancels it.
 *
 * @returns what asks for it; undefined while it is being made
 */
export function useServiceFile(made: Made, { onMade, onNotMade }: FinishListener): (() => void) | undefined {
  const [asked, setAsked] = useState<Finish>();
  const { finish } = made;
  const isAsked = asked === finish;
  const send = useEffectEvent((signal: AbortSignal) => {
    const { pictureId, picture, pictureType, gate, size: shown } = made;
    fileByService(picture, finish, { type: pictureType, tokens: gate.current, signal }).then(
      ({ blob, size = shown }) => {
        if (size) onMade(pictureId, { finish, blob, size, isFile: true });
        setAsked(undefined);
      },
      (reason: unknown) => {
        if (signal.aborted) return;
        setAsked(undefined);
        onNotMade(finish, reason instanceof RemoveError ? reason.code : 'unexpected_answer');
      },
    );
  });

  useEffect(() => {
    if (!isAsked) return undefined;
    const sending = new AbortController();
    send(sending.signal);
    return () => sending.abort();
  }, [isAsked]);

  return isAsked ? undefined : () => setAsked(finish);
}
