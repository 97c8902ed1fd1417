import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import en from '@/messages/en/app.json';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The section of a build that has `apiBase` baked in. */
async function markupOf(apiBase: string): Promise<string> {
  vi.stubEnv('NEXT_PUBLIC_API_BASE', apiBase);
  const { ApiSection } = await import('./api-section');
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <ApiSection origin="https://pages.example" />
    </NextIntlClientProvider>,
  );
}

it.each([
  ['https://api.example', 'https://api.example'],
  ['', 'https://pages.example'],
])('H-01: with NEXT_PUBLIC_API_BASE=%j the command names %s', async (apiBase, named) => {
  expect(await markupOf(apiBase)).toContain(
    `<code>curl -F image=@photo.jpg ${named}/api/v1/remove -o cutout.png</code>`,
  );
});
