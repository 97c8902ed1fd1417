import { IconFrame, type IconProps } from './icon-frame';

/** Moon: the dark theme. */
export function IconMoon({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M19.8 14.6A8.4 8.4 0 0 1 9.4 4.2a8.4 8.4 0 1 0 10.4 10.4Z" strokeLinejoin="round" />
    </IconFrame>
  );
}
