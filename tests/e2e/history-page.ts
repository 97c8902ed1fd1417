import type { Page } from '@playwright/test';
import { HISTORY_DATABASE } from '@/lib/browser/settings/store-names';
import en from '../../messages/en/app.json' with { type: 'json' };
import { expect } from './guarded-test';
import { cutOutPng, photo } from './test-pictures';
import { answerWith, choose, openTool } from './tool-page';

export const STRIP = en.tool.history;

/** The service answers with a cut-out at once: what is tested comes after that. */
export async function answerWithCutOut(page: Page): Promise<void> {
  await answerWith(page, { status: 200, contentType: 'image/png', body: await cutOutPng(120, 80) });
}

/** Has a picture cut out and waits until it is kept, as the number of so many. */
export async function cutOutAndKeep(page: Page, name: string, count: number): Promise<void> {
  await choose(page, await photo(name, 120, 80));
  await expect.poll(async () => (await keptNames(page)).length).toBe(count);
}

/** Opens the tool anew: an empty mat, with the newest pictures below. */
export async function openStrip(page: Page): Promise<void> {
  await openTool(page, 'en', '?engine=server');
}

/** Names of what the database holds, oldest first; both halves of each are there. */
export async function keptNames(page: Page): Promise<string[]> {
  return page.evaluate(async (name) => {
    const listed = await indexedDB.databases();
    if (!listed.some((database) => database.name === name)) return [];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no database'));
    });
    const read = (store: 'entries' | 'pictures') =>
      new Promise<unknown[]>((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result as unknown[]);
        request.onerror = () => reject(request.error ?? new Error('no store'));
      });
    const [entries, pictures] = await Promise.all([read('entries'), read('pictures')]);
    database.close();
    if (entries.length !== pictures.length) throw new Error(`${entries.length} ≠ ${pictures.length}`);
    return entries.map((entry) => (entry as { name: string }).name);
  }, HISTORY_DATABASE);
}
