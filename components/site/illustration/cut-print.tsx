import { GardenScene } from './garden-scene';
import { Robin, RobinCutLine, RobinShape } from './robin';

/**
 * The work in one drawing. A print lies on the mat with a bird-shaped hole in it. The bird is lifted out beside it with
 * its paper rim, and the knife lies there.
 */
export function CutPrint({ className = '' }: { className?: string }) {
  return (
    <svg viewBox="-4 -16 650 486" aria-hidden="true" className={className}>
      <mask id="cut-print-hole">
        <path d="M-20-20h520v400H-20z" fill="#fff" />
        <RobinShape fill="#000" outline={16} />
      </mask>
      <g transform="translate(122 24) rotate(4 240 180)">
        <g mask="url(#cut-print-hole)">
          <path d="M-8-4h520v396H-8z" fill="#0b1f18" opacity=".45" />
          <path d="M-16-16h512v392H-16z" fill="#fdfaf3" />
          <GardenScene />
        </g>
      </g>
      <g transform="translate(-92 128) rotate(-9 240 180)">
        <g transform="translate(9 12)" opacity=".42">
          <RobinShape fill="#08170f" outline={18} />
        </g>
        <RobinCutLine distance={19} maskId="cut-print-line" />
        <RobinShape fill="#fdfaf3" outline={18} />
        <Robin />
      </g>
      <g transform="translate(402 318) rotate(38)">
        <path d="M0 0 58-11V11Z" fill="#dfe5e1" />
        <path d="M0 0 58 4V11Z" fill="#a9b4ae" />
        <path d="M58-13h20v26H58z" fill="#8b958f" />
        <path d="M78-15h118c12 0 16 6 16 15s-4 15-16 15H78Z" fill="#ff6b3d" />
        <path d="M78 3h134c-1 8-5 12-16 12H78Z" fill="#d64a1f" />
        <path d="M92-15v18M102-15v18M112-15v18" stroke="#d64a1f" strokeWidth="4" />
      </g>
    </svg>
  );
}
