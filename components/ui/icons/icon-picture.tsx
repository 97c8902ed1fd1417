import { IconFrame, type IconProps } from './icon-frame';

/** Picture with a horizon. */
export function IconPicture({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M3.5 4.5h17v15h-17z" strokeLinejoin="round" />
      <path d="m4 17 5-5.2 3.8 3.7 3-2.7 4.7 4.4" strokeLinejoin="round" />
      <circle cx="15.6" cy="8.8" r="1.5" />
    </IconFrame>
  );
}
