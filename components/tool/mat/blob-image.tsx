'use client';

import { useMemo, type ComponentProps } from 'react';
import { blobUrlRef } from '@/lib/browser/pictures/blob-url-ref';

interface Props extends Omit<ComponentProps<'img'>, 'ref' | 'src'> {
  readonly blob: Blob;
  readonly alt: string;
}

/** A picture out of the page's memory. */
export function BlobImage({ blob, alt, ...rest }: Props) {
  const ref = useMemo(() => blobUrlRef(blob), [blob]);
  // next/image works on addresses that a server can fetch; this picture is in this tab only.
  // eslint-disable-next-line @next/next/no-img-element
  return <img ref={ref} alt={alt} draggable={false} {...rest} />;
}
