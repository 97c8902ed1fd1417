import { IconFrame, type IconProps } from './icon-frame';

/** Triangle: something went wrong. */
export function IconWarning({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M12 4 2.8 20h18.4Z" strokeLinejoin="round" />
      <path d="M12 10v4.6M12 16.6v1.6" />
    </IconFrame>
  );
}
