import { IconFrame, type IconProps } from './icon-frame';

/** Minus: farther away. */
export function IconMinus({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M5 12h14" />
    </IconFrame>
  );
}
