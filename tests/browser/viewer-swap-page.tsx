import { NextIntlClientProvider } from 'next-intl';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { CutOutViewer } from '@/components/tool/mat/cut-out-viewer';
import messages from '../../messages/en/app.json';

declare global {
  interface Window {
    /** Shows another rendering of the same picture. */
    showRendering: (rendering: Blob) => void;
  }
}

interface Props {
  readonly picture: File;
  readonly first: Blob;
}

function Page({ picture, first }: Props) {
  const [rendering, setRendering] = useState(first);
  window.showRendering = setRendering;
  return (
    <>
      <CutOutViewer
        picture={picture}
        cutOut={rendering}
        describedBy="words"
        backdrop="white"
        onBackdrop={() => undefined}
      />
      <p id="words">One subject, 62 % of the picture.</p>
    </>
  );
}

/** A picture of one colour. */
async function flat(colour: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(1200, 800);
  const context = canvas.getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1200, 800);
  return canvas.convertToBlob();
}

/** A page with the viewer and nothing else, whose rendering the test changes. */
const first = await flat('red');
createRoot(document.body.appendChild(document.createElement('div'))).render(
  <NextIntlClientProvider locale="en" messages={messages}>
    <Page picture={new File([await flat('green')], 'picture.png')} first={first} />
  </NextIntlClientProvider>,
);
