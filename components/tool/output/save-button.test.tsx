import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { PageErrorCode } from '@/lib/browser/errors/device-errors';
import en from '@/messages/en/app.json';
import { SaveButton } from './save-button';

const TEXTS = en.tool.done;

function markupOf(file: { readonly blob: Blob } | undefined, error: PageErrorCode | undefined): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <SaveButton {...{ file, error, fileName: 'a.jpg', format: 'jpeg' }} onRetry={() => undefined} />
    </NextIntlClientProvider>,
  );
}

it('waits for a file that is being made', () => {
  const markup = markupOf(undefined, undefined);
  expect(markup).toContain(TEXTS.preparing);
  expect(markup).toContain('disabled=""');
});

it('does not wait for one that could not be made, but makes it again', () => {
  const markup = markupOf(undefined, 'device_failed');
  expect(markup).toContain(TEXTS.makeAgain);
  expect(markup).not.toContain('disabled=""');
});

it('saves the file that is there', () => {
  expect(markupOf({ blob: new Blob() }, undefined)).toMatch(/<a .*download="a\.jpg"/);
});
