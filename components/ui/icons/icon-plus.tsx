import { IconFrame, type IconProps } from './icon-frame';

/** Plus: closer. */
export function IconPlus({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M12 5v14M5 12h14" />
    </IconFrame>
  );
}
