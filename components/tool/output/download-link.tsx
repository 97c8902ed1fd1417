'use client';

import { useMemo, type ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { blobUrlRef } from '@/lib/browser/pictures/blob-url-ref';

interface Props {
  readonly blob: Blob;
  readonly fileName: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** Saves a blob under a name. A real link, so that the browser's own "save as" works too. */
export function DownloadLink({ blob, fileName, children, className }: Props) {
  const ref = useMemo(() => blobUrlRef(blob), [blob]);
  return (
    // The ref sets the address as soon as the link is there.
    // eslint-disable-next-line jsx-a11y/anchor-is-valid
    <a ref={ref} download={fileName} className={className ?? `${buttonClass('primary')} min-h-14`}>
      {children}
    </a>
  );
}
