'use client';

import { useMemo, type ComponentProps } from 'react';
import { blobUrlRef } from '@/lib/browser/blob-url-ref';

interface Props extends Omit<ComponentProps<'img'>, 'ref' | 'src'> {
  readonly blob: Blob;
  readonly alt: string;
}

/** A picture out of the page's memory. */
export function BlobImage({ blob, alt, ...rest }: Props) {
  const ref = useMemo(() => blobUrlRef(blob), [blob]);
  return <img ref={ref} alt={alt} draggable={false} {...rest} />;
}
