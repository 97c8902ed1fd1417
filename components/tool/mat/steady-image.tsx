'use client';

import { useLayoutEffect, useRef, type ComponentProps } from 'react';

interface Props extends Omit<ComponentProps<'img'>, 'ref' | 'src' | 'decoding'> {
  readonly blob: Blob;
  readonly alt: string;
}

/**
 * A picture out of the page's memory that may change under the visitor's eyes. The one before stays until the next is
 * decoded. So nothing flickers and the box keeps its size.
 */
export function SteadyImage({ blob, alt, ...rest }: Props) {
  const image = useRef<HTMLImageElement>(null);

  useLayoutEffect(() => {
    const element = image.current;
    if (element === null) return;
    const url = URL.createObjectURL(blob);
    const next = new Image();
    next.src = url;
    const decoded = next.decode().catch(() => undefined);
    let current = true;
    const show = () => {
      if (current) element.src = url;
    };
    if (element.naturalWidth > 0) void decoded.then(show);
    else show();
    return () => {
      current = false;
      // An address that goes while it is being read is an error in the console.
      void decoded.then(() => URL.revokeObjectURL(url));
    };
  }, [blob]);

  // next/image works on addresses that a server can fetch; this picture is in this tab only.
  // eslint-disable-next-line @next/next/no-img-element
  return <img ref={image} alt={alt} decoding="sync" draggable={false} {...rest} />;
}
