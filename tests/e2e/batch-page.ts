import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { TestFile } from './tool-page';

/** Files in a folder of the disk, as a visitor has them; it is gone after `use`. */
export async function withFolder(
  files: readonly TestFile[],
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'clearcut-batch-'));
  try {
    for (const { name, buffer } of files) writeFileSync(path.join(root, name), buffer);
    await use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Drops what lies on the disk, as the system does when the visitor lets go: a script's own drop has no folders. */
export async function dropFromDisk(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const { x, y } = { x: 200, y: 300 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  }
  await session.detach();
}

/** Chooses several files as the file dialog would. */
export async function chooseMany(page: Page, files: readonly TestFile[]): Promise<void> {
  await page.locator('input[type=file][accept*=heif]').setInputFiles([...files]);
}

/** The cells of the grid. */
export const cells = (page: Page) => page.getByRole('gridcell');
