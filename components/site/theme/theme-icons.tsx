import { IconFrame, type IconProps } from '@/components/ui/icons';

/** Half-filled disc: the theme of the device. */
export function IconHalf({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5a8.5 8.5 0 0 1 0 17Z" fill="currentColor" />
    </IconFrame>
  );
}

/** Moon: the dark theme. */
export function IconMoon({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M19.8 14.6A8.4 8.4 0 0 1 9.4 4.2a8.4 8.4 0 1 0 10.4 10.4Z" strokeLinejoin="round" />
    </IconFrame>
  );
}

/** Sun: the light theme. */
export function IconSun({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <circle cx="12" cy="12" r="4.2" />
      <path d="M12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M5.3 18.7l2.1-2.1M16.6 7.4l2.1-2.1" />
    </IconFrame>
  );
}
