import { existsSync } from 'node:fs';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The Chromium that the end-to-end tests will start, or undefined where none is installed. */
export async function findBrowser() {
  const named = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  const { chromium } = await import('@playwright/test');
  return [...SYSTEM_BROWSERS, chromium.executablePath()].find((file) => existsSync(file));
}

/** Ends this process with the one line that installs a browser, where there is none. */
export async function requireBrowser() {
  if (await findBrowser()) return;
  const debian = existsSync('/etc/debian_version');
  const line = debian ? 'apt-get install -y chromium-headless-shell' : 'npx playwright install chromium';
  console.error(`The end-to-end tests need a Chromium. Install one: ${line}`);
  process.exit(1);
}
