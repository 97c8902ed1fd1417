import { expect, test, type Locator, type Page } from '@playwright/test';
import type { TestFile } from './tool-page';

/** More parts than any page of the tool has between two that are next to each other in a test. */
const FAR = 90;

/** What a visitor without a mouse or a finger has: Tab, arrows, Enter, Space and letters. Nothing here clicks. */
export class Keys {
  constructor(private readonly page: Page) {}

  /** Moves the focus there by Tab, or by Shift+Tab, and sees that it is to be seen. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeVisible();
    for (let press = 0; press < FAR; press += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        return expect(await target.evaluate(showsFocus), `the focus is seen: ${target.toString()}`).toBe(
          true,
        );
      }
      await this.page.keyboard.press(key);
    }
    throw new Error(`Tab does not lead to ${target.toString()}`);
  }

  /** Goes there and presses it. */
  async press(target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.press(key);
  }

  /** Goes to the radio buttons of which it is one, and on to it by arrows. */
  async choose(target: Locator): Promise<void> {
    const name = await target.getAttribute('name');
    const group = this.page.locator(`input[type=radio][name="${name}"]:checked`);
    if ((await group.count()) > 0) await this.tabTo(group);
    else await this.tabTo(target);
    for (let press = 0; press < FAR && !(await target.isChecked()); press += 1) {
      await this.page.keyboard.press('ArrowRight');
    }
    await expect(target).toBeChecked();
    await expect(target).toBeFocused();
  }

  /** Goes to a slider and moves it by so many steps. */
  async slide(target: Locator, steps: number): Promise<void> {
    await this.tabTo(target);
    const key = steps < 0 ? 'ArrowLeft' : 'ArrowRight';
    for (let step = 0; step < Math.abs(steps); step += 1) await this.page.keyboard.press(key);
  }

  /** Goes to a field and writes over what is in it. */
  async write(target: Locator, text: string): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }
}

/** Whether something is drawn around it, or around what stands for it. Runs in the page. */
function showsFocus(element: Element): boolean {
  const beside = element.parentElement?.querySelectorAll('input ~ *') ?? [];
  return [element, ...beside].some((each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
}

/** One function: what is pressed for it, and what is there then. */
type Row = readonly [what: string, by: (keys: Keys) => Promise<unknown>, seen: () => Promise<unknown>];

/** Goes through a table, in its order. */
export async function workByKeys(page: Page, rows: readonly Row[]): Promise<void> {
  const keys = new Keys(page);
  for (const [what, by, seen] of rows) {
    await test.step(what, async () => {
      await by(keys);
      await seen();
    });
  }
}

/** Presses what opens a file dialog, and chooses files in that. */
export async function chooseBy(page: Page, press: () => Promise<unknown>, files: readonly TestFile[]) {
  const [dialog] = await Promise.all([page.waitForEvent('filechooser'), press()]);
  await dialog.setFiles([...files]);
}

/** Presses a link or button that saves a file. */
export async function saveBy(page: Page, press: () => Promise<unknown>) {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return file;
}
