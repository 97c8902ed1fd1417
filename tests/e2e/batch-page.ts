import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { errorBody } from '@/lib/contracts/errors';
import { REMOVE_PATH } from '@/lib/contracts/remove';
import { cutOutPng, discCutOut } from './test-pictures';
import { answerWith, type TestFile } from './tool-page';

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

/**
 * Drops what lies on the disk, as the system does when the visitor lets go. A script's own drop has no folders.
 */
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

/** How the service that a test plays answers: it may be told another way in between. */
export interface PlayedService {
  answer: 'cut-out' | 'refusal' | 'none';
}

/** Plays the service: small cut-outs, or refusals of a picture that is cut short, or no answer. */
export async function playService(page: Page): Promise<PlayedService> {
  const body = await discCutOut(240, 160);
  const refusal = JSON.stringify(errorBody('picture_truncated'));
  const service: PlayedService = { answer: 'cut-out' };
  await page.route(`**${REMOVE_PATH}`, async (route) => {
    if (service.answer === 'cut-out') await route.fulfill({ status: 200, contentType: 'image/png', body });
    if (service.answer === 'refusal')
      await route.fulfill({ status: 422, contentType: 'application/json', body: refusal });
  });
  return service;
}

/** This device is not to help: what is tested here is the service's part. */
export const FROM_SERVER = '?engine=server';

/** Answers every picture in the service's place. */
export async function answerAll(page: Page, headers: Record<string, string> = {}) {
  await answerWith(page, {
    status: 200,
    contentType: 'image/png',
    body: await cutOutPng(240, 160),
    headers,
  });
}

export const inCell = (page: Page, name: string) => cells(page).filter({ hasText: name });
