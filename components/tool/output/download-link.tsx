'use client';

import { useMemo, type ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { blobUrlRef } from '@/components/tool/mat/blob-image';

interface Props {
  readonly blob: Blob;
  readonly fileName: string;
  /** Told when the browser is asked to save it. */
  readonly onSave?: () => void;
  readonly children: ReactNode;
  readonly className?: string;
}

/** Saves a blob under a name. A real link, so that the browser's own "save as" works too. */
export function DownloadLink({ blob, fileName, onSave, children, className }: Props) {
  const ref = useMemo(() => blobUrlRef(blob), [blob]);
  return (
    // The ref sets the address as soon as the link is there. It is a link to keyboards and readers, too.
    // eslint-disable-next-line jsx-a11y/anchor-is-valid, jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <a
      ref={ref}
      download={fileName}
      onClick={onSave}
      className={className ?? `${buttonClass('primary')} min-h-14`}
    >
      {children}
    </a>
  );
}
