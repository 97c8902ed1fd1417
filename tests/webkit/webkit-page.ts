import { By, until, type WebDriver } from 'selenium-webdriver';
import type { TestFile } from '../e2e/tool-page';
import { dispatchFile, transferred, type HandedBy } from '../fixtures/dispatch-file';
import { watchConsole, type RunningWebkit } from '../fixtures/webkit';

/** Opens the tool's page and waits until it answers to the visitor. */
export async function openTool(page: WebDriver, origin: string, query = ''): Promise<void> {
  await open(page, `${origin}/en/remove-background${query}`);
}

/** Opens a page; the theme switch is off until it answers to the visitor. */
export async function open(page: WebDriver, address: string): Promise<void> {
  await page.get(address);
  await page.wait(until.elementLocated(By.css('header button:enabled')), 30_000);
  await watchConsole(page);
}

/** Chooses a file as the file dialog would. */
export async function choose(webkit: RunningWebkit, page: WebDriver, file: TestFile): Promise<void> {
  await page.findElement(By.css('input[type=file][accept*=heif]')).sendKeys(webkit.onDisk(file));
}

/** Waits until the page shows a text; the engine may have to start first. */
export async function shows(page: WebDriver, text: string): Promise<void> {
  const seen = () => page.executeScript<string>(() => document.body.innerText);
  await page.wait(async () => (await seen()).includes(text), 60_000, `the page shows "${text}"`);
}

/** Clicks a link, once it is there. */
export async function clickLink(page: WebDriver, name: string): Promise<void> {
  const link = By.xpath(`//a[contains(., "${name}")]`);
  await page.wait(until.elementLocated(link), 30_000);
  await page.findElement(link).click();
}

/** Drops or pastes a file. */
export async function hand(page: WebDriver, how: HandedBy, file: TestFile): Promise<void> {
  await page.executeScript(dispatchFile, ...transferred(how, file));
}
