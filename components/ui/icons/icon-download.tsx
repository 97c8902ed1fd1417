import { IconFrame, type IconProps } from './icon-frame';

/** Arrow onto a line: download. */
export function IconDownload({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M12 3.5v11.6M7 10.4l5 5 5-5M4 20.2h16" />
    </IconFrame>
  );
}
