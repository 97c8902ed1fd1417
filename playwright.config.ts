import { defineConfig } from '@playwright/test';
import { CHROMIUM_LAUNCH } from './tests/fixtures/chromium';
import { WIDE_LIMITS } from './tests/fixtures/server';

const port = Number(process.env['E2E_PORT'] ?? 3217);
/** A server that runs already, or one that is started here. */
const running = process.env['E2E_BASE_URL'];
const baseURL = running ?? `http://localhost:${port}`;

/** Run the net in the page, on large photos: minutes that `npm run check` leaves to `npm run test:device`. */
const DEVICE =
  /\/(batch-device|device-engine|device-input|device-interrupted|device-offline|engine-files|refused-series)\.spec\.ts$/;

/**
 * The tool's full table, function by function, and large batches. Also what starts servers of its own, a stand-in or a
 * worker for offline pages. `.ci/run` goes through it (`npm run test:full`), and `npm run check` by the main path.
 */
const FULL =
  /\/(analytics|batch-accessibility|batch-large|batch-zip|bot-check|bot-check-gate|compare|device-page|install|isolation|kept-panel|keyboard|keyboard-batch|launch|legal|offline|privacy-matrix|split)\.spec\.ts$/;

/** What a phone shows as a window does: `.ci/run` looks at it there (`npm run test:phone`), `npm run check` in a window only. */
const SAME_ON_PHONES =
  /\/(accessibility|analytics|batch|batch-large|compare|device-page|errors|finish|handoff|history|kept-panel|legal|pages|presets|privacy-matrix|theme|use-case|viewer)\.spec\.ts$/;

/** Texts know nothing of windows. */
const NOT_OF_PHONES = /\/error-texts\.spec\.ts$/;

/** `@touch`: of fingers and small windows only. `@mouse`: of what no phone has, a wheel, a keyboard, a wide window. */
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

export default defineConfig({
  testDir: './tests/e2e',
  fullyParallel: true,
  forbidOnly: true,
  // A test that passes only sometimes is a fault, here or in the code. In CI it is listed as flaky (decision 0067).
  retries: process.env['CI'] === undefined ? 0 : 1,
  workers: 2,
  timeout: 120_000,
  // Where the device does the work, its engine starts first. That is seconds on a machine of one's own, half a minute
  // on a busy one.
  expect: { timeout: 45_000 },
  reporter: [['line']],
  use: {
    baseURL,
    screenshot: 'only-on-failure',
    // It would answer before the routes by which tests play the network. Specs about it let it be.
    serviceWorkers: 'block',
    launchOptions: CHROMIUM_LAUNCH,
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: [DEVICE, FULL],
      grepInvert: /@touch/,
      use: { viewport: { width: 1440, height: 900 } },
    },
    { name: 'full', testMatch: FULL, grepInvert: /@touch/, use: { viewport: { width: 1440, height: 900 } } },
    { name: 'device', testMatch: DEVICE, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      grepInvert: /@mouse/,
      testIgnore: [DEVICE, FULL, NOT_OF_PHONES, SAME_ON_PHONES],
      use: PHONE,
    },
    { name: 'phone-rest', grepInvert: /@mouse/, testMatch: SAME_ON_PHONES, use: PHONE },
    // The engine's files come the same way to a small window, and a batch goes the same way.
    {
      name: 'device-phone',
      testMatch: DEVICE,
      testIgnore: /(engine-files|batch-device|device-input|device-interrupted)/,
      use: PHONE,
    },
  ],
  ...(running === undefined && {
    webServer: {
      command: 'node scripts/serve.mjs',
      url: `${baseURL}/api/health/ready`,
      // All tests come from one address.
      env: { PORT: String(port), ...WIDE_LIMITS },
      reuseExistingServer: false,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    },
  }),
});
