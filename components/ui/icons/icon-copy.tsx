import { IconFrame, type IconProps } from './icon-frame';

/** Two sheets: copy. */
export function IconCopy({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M8.5 8.5h11v11h-11z" strokeLinejoin="round" />
      <path d="M15.5 5h-11v11" strokeLinejoin="round" />
    </IconFrame>
  );
}
