import { createRoot } from 'react-dom/client';
import { TurnstileGate } from '@/components/turnstile-gate';
import type { TokenSource } from '@/lib/browser/service/send-picture';

declare global {
  interface Window {
    gate: TokenSource | null;
  }
}

/** A page with the gate and nothing else, whose questions the test asks. */
createRoot(document.body.appendChild(document.createElement('div'))).render(
  <TurnstileGate
    ref={(gate) => {
      window.gate = gate;
    }}
  />,
);
