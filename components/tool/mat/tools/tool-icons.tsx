import { IconFrame, type IconProps } from '@/components/ui/icons';

/** Corners outward: fill the screen. */
export function IconGrow({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />
    </IconFrame>
  );
}

/** A keyboard: what its keys do. */
export function IconKeyboard({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M3 6h18v12H3zM7 10h1M11.5 10h1M16 10h1M8 14h8" />
    </IconFrame>
  );
}

/** A magnifying glass. */
export function IconLoupe({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="m15.5 15.5 5 5" />
      <circle cx="10.5" cy="10.5" r="6.5" />
    </IconFrame>
  );
}

/** Minus: farther away. */
export function IconMinus({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M5 12h14" />
    </IconFrame>
  );
}

/** Plus: closer. */
export function IconPlus({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M12 5v14M5 12h14" />
    </IconFrame>
  );
}

/** Corners inward: back into the page. */
export function IconShrink({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5" />
    </IconFrame>
  );
}
