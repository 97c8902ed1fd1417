'use client';

import { type ComponentProps, useMemo } from 'react';

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

type WithUrl = HTMLImageElement | HTMLAnchorElement;

/**
 * A ref that shows or links a blob. The address is made when the element appears and revoked when it goes. So the
 * browser can free the picture. Keep its identity stable (useMemo on the blob).
 */
export function blobUrlRef(blob: Blob): (element: WithUrl | null) => (() => void) | undefined {
  return (element) => {
    if (element === null) return undefined;
    const url = URL.createObjectURL(blob);
    if (element instanceof HTMLImageElement) element.src = url;
    else element.href = url;
    return () => URL.revokeObjectURL(url);
  };
}
