import type { ElementHandle, Page } from 'puppeteer-core';
import type { RunningFirefox } from '../fixtures/firefox';
import type { TestFile } from '../e2e/tool-page';
import { dispatchFile, transferred, type HandedBy } from '../fixtures/dispatch-file';

/** Opens the tool's page and waits until it answers to the visitor. */
export async function openTool(page: Page, origin: string, query = ''): Promise<void> {
  await page.goto(`${origin}/en/remove-background${query}`);
  await ready(page);
}

/** The theme switch is off until a page answers to the visitor. */
export async function ready(page: Page): Promise<void> {
  await page.waitForSelector('header button:enabled');
}

/** Chooses files as the file dialog would. */
export async function choose(firefox: RunningFirefox, page: Page, ...files: TestFile[]): Promise<void> {
  const input = await page.waitForSelector('input[type=file][accept*=heif]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(...firefox.onDisk(files));
}

/** Waits until the page shows a text; the engine may have to start first. */
export async function shows(page: Page, text: string): Promise<void> {
  await page.waitForSelector(`::-p-text(${text})`, { visible: true, timeout: 60_000 });
}

/** Clicks what has this name, once it is there and enabled. */
export async function click(page: Page, role: string, name: string): Promise<void> {
  await page.locator(`::-p-aria([name="${name}"][role="${role}"])`).setTimeout(30_000).click();
}

/** Drops or pastes a file. */
export async function hand(page: Page, how: HandedBy, file: TestFile): Promise<void> {
  await page.evaluate(dispatchFile, ...transferred(how, file));
}
