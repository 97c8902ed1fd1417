import type { SamplePicture } from './page-sample';

interface Props {
  readonly picture: SamplePicture;
  readonly alt: string;
  /** In the first screen it is asked for at once, elsewhere when it comes near. */
  readonly first?: boolean;
  readonly className?: string;
}

/** A sample's picture, in the smaller format where the browser knows it. */
export function Picture({
  picture: { avif, webp, width, height },
  alt,
  first = false,
  className = '',
}: Props) {
  return (
    <picture className={`block ${className}`}>
      <source srcSet={avif} type="image/avif" />
      <img
        src={webp}
        alt={alt}
        width={width}
        height={height}
        {...(first ? { fetchPriority: 'high' } : { loading: 'lazy', decoding: 'async' })}
        className="block h-auto w-full"
        draggable={false}
      />
    </picture>
  );
}
