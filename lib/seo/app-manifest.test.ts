import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { INPUT_FORMATS, MEDIA_TYPES } from '../contracts/remove';
import { SHARED_PART } from '../contracts/share';
import { routing } from '../i18n/routing';
import { appManifest, PAPER } from './app-manifest';

const root = path.resolve(import.meta.dirname, '../..');
const words = { name: 'Name', description: 'Description' };

describe.each(routing.locales)('the manifest in %s', (locale) => {
  const manifest = appManifest(locale, words);

  it('opens the tool in its language', () => {
    expect(manifest).toMatchObject({ lang: locale, start_url: `/${locale}/remove-background`, id: '/' });
    expect(manifest.dir).toBe(locale === 'ar' ? 'rtl' : 'ltr');
  });

  it('opens with the tool what the tool reads', () => {
    const [handler, ...more] = manifest.file_handlers ?? [];
    expect(more).toEqual([]);
    expect(handler?.action).toBe(manifest.start_url);
    const types = INPUT_FORMATS.map((format) => MEDIA_TYPES[format]);
    expect(Object.keys(handler?.accept ?? {}).sort()).toEqual(types.sort());
  });

  it('takes what other programs share, at the page whose worker keeps it in the browser', () => {
    expect(manifest.share_target).toMatchObject({
      action: manifest.start_url,
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { files: [{ name: SHARED_PART }] },
    });
  });

  it('names icons that are there', () => {
    for (const { src } of manifest.icons ?? []) expect(existsSync(path.join(root, 'public', src))).toBe(true);
  });
});

it('has the colours of the pages', () => {
  const css = readFileSync(path.join(root, 'app/globals.css'), 'utf8');
  expect(css).toContain(`--mat: ${appManifest('en', words).theme_color}`);
  for (const paper of Object.values(PAPER)) expect(css).toContain(`--paper: ${paper}`);
});
