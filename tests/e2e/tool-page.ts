import type { Page } from '@playwright/test';
import { REMOVE_PATH } from '@/lib/contracts/remove';
import type { Locale } from '@/lib/i18n/routing';
import { ready } from './guarded-test';

/** A file as Playwright puts it into a file dialog. */
export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Opens the tool page and waits until it works. */
export async function openTool(page: Page, locale: Locale = 'en', query = ''): Promise<void> {
  await page.goto(`/${locale}/remove-background${query}`);
  await ready(page);
}

/** Chooses a file as the file dialog would. */
export async function choose(page: Page, file: TestFile): Promise<void> {
  await page.locator('input[type=file][accept*=heif]').setInputFiles(file);
}

/** Answers the next pictures in the service's place. */
export async function answerWith(
  page: Page,
  answer: { status: number; body: string | Buffer; contentType: string; headers?: Record<string, string> },
): Promise<void> {
  await page.route(`**${REMOVE_PATH}`, (route) => route.fulfill(answer));
}

/** A DataTransfer in the page that holds a file, for drops and pastes. */
export function transferOf(page: Page, { name, mimeType, buffer }: TestFile) {
  return page.evaluateHandle(
    ([base64, fileName, type]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], fileName, { type }));
      return transfer;
    },
    [buffer.toString('base64'), name, mimeType] as const,
  );
}
