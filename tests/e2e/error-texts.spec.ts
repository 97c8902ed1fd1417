import { errorLimits } from '@/components/ui/message-figures';
import { ERROR_CODES, ERRORS } from '@/lib/contracts/error-codes';
import { errorBody } from '@/lib/contracts/errors';
import en from '../../messages/en/app.json' with { type: 'json' };
import { expect, REFUSED_REQUEST, test } from './guarded-test';
import { photo } from './test-pictures';
import { answerWith, choose, openTool } from './tool-page';

/** A message with the limits filled in. */
function filled(message: string): string {
  return message.replace(/\{(\w+)\}/g, (_, name: keyof typeof errorLimits) => errorLimits[name]);
}

// In one window and one language: texts of others, and that none is missing, are error-messages.test.ts.
test('every code has its message and its way out', async ({ page, guard }) => {
  guard.allowConsole(REFUSED_REQUEST);
  await openTool(page, 'en', '?engine=server');
  const file = await photo();
  const { codes, retry, chooseAnother } = en.errors;
  for (const code of ERROR_CODES) {
    await answerWith(page, {
      status: ERRORS[code].status,
      contentType: 'application/json',
      body: JSON.stringify(errorBody(code)),
    });
    await choose(page, file);
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(codes[code].title);
    await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
    await expect(page.getByText(filled(codes[code].text))).toBeVisible();
    await expect(page.getByRole('button', { name: chooseAnother })).toBeEnabled();
    await expect(page.getByRole('button', { name: retry })).toHaveCount(
      ERRORS[code].helps === 'retry' ? 1 : 0,
    );
  }
});
