import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { PLAIN_FINISH } from '@/lib/browser/pictures/finish';
import type { FinishedPicture } from '@/lib/browser/pictures/live-finish';
import { withPreset } from '@/lib/browser/pictures/preset-finish';
import type { PresetFound } from '@/lib/browser/worker/messages';
import type { PresetName } from '@/lib/contracts/presets/presets';
import ar from '@/messages/ar/app.json';
import de from '@/messages/de/app.json';
import en from '@/messages/en/app.json';
import { PresetResult } from './preset-result';

const MESSAGES = { en, de, ar };
const FOUND: PresetFound = {
  facts: {
    ...{ width: 2000, height: 2000, format: 'jpeg', bytes: 900_000, chin: undefined, white: 1, clear: 0 },
    subject: { left: 100, top: 100, width: 1800, height: 1700 },
  },
  chinRows: { least: 10, most: 90, guess: 50, height: 100 },
  framed: true,
};
const whiteShare = (white: number): PresetFound => ({ ...FOUND, facts: { ...FOUND.facts!, white } });

function markupOf(name: PresetName, preset: PresetFound | undefined, locale: keyof typeof MESSAGES = 'en') {
  const finish = withPreset(PLAIN_FINISH, name);
  const size = { width: 2000, height: 2000 };
  const finished: FinishedPicture = { finish, blob: new Blob(), size, isFile: true, preset };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="UTC">
      <PresetResult
        {...{ preset: finish.preset!, finish, finished, picture: new File([], 'a.jpg') }}
        onChange={() => undefined}
      />
    </NextIntlClientProvider>,
  );
}

describe('what is said of a preset', () => {
  it('is whether its checks pass', () => {
    expect(markupOf('amazon-main', FOUND)).toContain(
      'Amazon, main picture · everything that can be checked passed</summary>',
    );
    expect(markupOf('amazon-main', whiteShare(0.5))).toContain('· 1 check failed</summary>');
    expect(markupOf('amazon-main', whiteShare(0.5), 'de')).toContain('· 1 Prüfung nicht bestanden');
    expect(markupOf('amazon-main', whiteShare(0.5), 'ar')).toContain('فحص واحد غير مقبول');
  });

  it('is that they are still to come, or that nothing is offered', () => {
    expect(markupOf('amazon-main', { ...FOUND, facts: undefined })).toContain('· being checked</summary>');
    expect(markupOf('germany-passport', undefined)).toContain('· not offered</summary>');
  });

  it('is that there is no room for the frame, where there is none', () => {
    expect(markupOf('australia-passport', FOUND)).not.toContain(en.tool.presets.notFramed);
    expect(markupOf('australia-passport', { ...FOUND, framed: false })).toContain(en.tool.presets.notFramed);
  });

  it('has the chin line where most chins are, over the picture', () => {
    const markup = markupOf('schengen-visa', FOUND);
    for (const attribute of ['min="10"', 'max="90"', 'value="50"']) expect(markup).toContain(attribute);
    expect(markup).toContain('top:50%');
  });
});
