import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const fetched: string[] = [];

/** Loads the modules as a build with this value has them, and lets them ask. */
async function askWith(apiBase: string) {
  vi.stubEnv('NEXT_PUBLIC_API_BASE', apiBase);
  vi.resetModules();
  const { apiUrl } = await import('./api-url');
  const { askBotCheck } = await import('./bot-check');
  const { isServiceReady } = await import('./service-health');
  const { signal } = new AbortController();
  await askBotCheck(signal);
  await isServiceReady(signal);
  return apiUrl('/api/v1/remove');
}

beforeEach(() => {
  fetched.splice(0);
  vi.stubGlobal('fetch', (address: string) => {
    fetched.push(address);
    return Promise.resolve(Response.json({ siteKey: null, required: false }));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe('H-01: where the service is asked', () => {
  it('is the page’s own origin where nothing is set', async () => {
    expect(await askWith('')).toBe('/api/v1/remove');
    expect(fetched).toEqual(['/api/v1/bot-check', '/api/health/ready']);
  });

  it('is below the address that the build was given', async () => {
    expect(await askWith('https://api.example/cut/')).toBe('https://api.example/cut/api/v1/remove');
    expect(fetched).toEqual([
      'https://api.example/cut/api/v1/bot-check',
      'https://api.example/cut/api/health/ready',
    ]);
  });
});
