import type { Ref } from 'react';
import { Robin, RobinShape } from '@/components/site/illustration/robin';

interface Props {
  readonly ref: Ref<SVGSVGElement>;
  readonly label: string;
  readonly className?: string;
}

/**
 * The drawing that the measured run cuts out: whole in itself, so that it can be taken as a picture. The bird has a
 * paper rim and the hills stay quiet. A net that learnt from photos finds a plain drawing hard.
 */
export function TestScene({ ref, label, className = '' }: Props) {
  return (
    <svg
      ref={ref}
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 480 360"
      role="img"
      aria-label={label}
      className={className}
    >
      <path d="M0 0h480v360H0z" fill="#8fbfa8" />
      <path
        d="M0 196C60 150 118 150 176 182C236 214 296 150 360 158C410 164 446 190 480 182V360H0Z"
        fill="#5d9a80"
      />
      <path d="M0 250C72 214 150 226 214 250C290 278 380 220 480 250V360H0Z" fill="#33705b" />
      <g transform="translate(-50 -36) scale(1.18)">
        <RobinShape fill="#fdfaf3" outline={18} />
        <Robin />
      </g>
    </svg>
  );
}
