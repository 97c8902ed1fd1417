const SHARED =
  'inline-flex min-h-12 items-center justify-center gap-2.5 rounded-control px-6 font-semibold no-underline ' +
  'transition-colors duration-150 disabled:cursor-not-allowed';

const KINDS = {
  // Forced colours drop the ground and show the border.
  primary:
    'border-2 border-transparent bg-accent text-on-accent hover:bg-accent-hover active:translate-y-px disabled:bg-rule disabled:text-ink',
  outline: 'border-2 border-ink text-ink hover:bg-ink hover:text-paper active:translate-y-px',
} as const;

/** Of what acts, but is not what most come for: a line of text with a line under it. */
export const QUIET_BUTTON =
  'inline-flex min-h-11 items-center text-caption font-semibold underline decoration-rule-strong underline-offset-4 hover:decoration-accent';

/** Looks of everything that acts: the same for a button and for a link that looks like one. */
export function buttonClass(kind: keyof typeof KINDS): string {
  return `${SHARED} ${KINDS[kind]}`;
}
