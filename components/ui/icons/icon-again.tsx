import { IconFrame, type IconProps } from './icon-frame';

/** Arrow round: once more. */
export function IconAgain({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M19.5 12a7.5 7.5 0 1 1-2.4-5.5" />
      <path d="M19.6 2.8v4.6H15" />
    </IconFrame>
  );
}
