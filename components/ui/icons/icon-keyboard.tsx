import { IconFrame, type IconProps } from './icon-frame';

/** A keyboard: what its keys do. */
export function IconKeyboard({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M3 6h18v12H3zM7 10h1M11.5 10h1M16 10h1M8 14h8" />
    </IconFrame>
  );
}
