import { describe, expect, it } from 'vitest';
import { analyticsSources, gaCookies, readAnalytics } from './analytics';

const WEBSITE = '0f1e2d3c-0000-4000-8000-123456789abc';
const NONE = {
  NEXT_PUBLIC_GA_ID: undefined,
  NEXT_PUBLIC_UMAMI_URL: undefined,
  NEXT_PUBLIC_UMAMI_WEBSITE_ID: undefined,
  NEXT_PUBLIC_PLAUSIBLE_URL: undefined,
  NEXT_PUBLIC_PLAUSIBLE_DOMAIN: undefined,
};
const UMAMI = {
  NEXT_PUBLIC_UMAMI_URL: 'https://stats.example/',
  NEXT_PUBLIC_UMAMI_WEBSITE_ID: WEBSITE,
};
const PLAUSIBLE = {
  NEXT_PUBLIC_PLAUSIBLE_URL: 'https://stats.example',
  NEXT_PUBLIC_PLAUSIBLE_DOMAIN: 'cut.example',
};

describe('A-01: readAnalytics', () => {
  it('takes empty variables for such that are not set', () => {
    expect(readAnalytics(NONE)).toEqual({ config: undefined, errors: [] });
    expect(readAnalytics({ ...NONE, NEXT_PUBLIC_GA_ID: '' })).toEqual({ config: undefined, errors: [] });
  });

  it('reads each of the three', () => {
    expect(readAnalytics({ ...NONE, NEXT_PUBLIC_GA_ID: 'G-ABC123' }).config).toEqual({
      kind: 'ga',
      measurementId: 'G-ABC123',
    });
    expect(readAnalytics({ ...NONE, ...UMAMI }).config).toEqual({
      kind: 'umami',
      url: 'https://stats.example',
      websiteId: WEBSITE,
    });
    expect(readAnalytics({ ...NONE, ...PLAUSIBLE }).config).toEqual({
      kind: 'plausible',
      url: 'https://stats.example',
      domain: 'cut.example',
    });
  });

  it.each([
    [{ NEXT_PUBLIC_GA_ID: 'UA-12345-1' }, 'NEXT_PUBLIC_GA_ID: expected an id such as'],
    [{ NEXT_PUBLIC_GA_ID: "G-1';alert(1)" }, 'NEXT_PUBLIC_GA_ID: expected'],
    [{ NEXT_PUBLIC_UMAMI_URL: 'https://stats.example' }, 'NEXT_PUBLIC_UMAMI_WEBSITE_ID: expected'],
    [{ ...UMAMI, NEXT_PUBLIC_UMAMI_URL: 'http://stats.example' }, 'expected an address such as https://'],
    [{ ...PLAUSIBLE, NEXT_PUBLIC_PLAUSIBLE_DOMAIN: 'a b' }, 'NEXT_PUBLIC_PLAUSIBLE_DOMAIN: expected'],
    [{ ...UMAMI, ...PLAUSIBLE }, 'expected one place for statistics at most but received umami, plausible'],
  ])('refuses %j, and then has none', (values, error) => {
    const { config, errors } = readAnalytics({ ...NONE, ...values });
    expect(config).toBeUndefined();
    expect(errors).toEqual([expect.stringContaining(error)]);
  });
});

describe('P6: analyticsSources', () => {
  it('are none without statistics, and one origin to tell for those of one’s own', () => {
    expect(analyticsSources(undefined)).toEqual({ scripts: [], connections: [], images: [] });
    expect(
      analyticsSources({ kind: 'umami', url: 'https://stats.example/umami', websiteId: WEBSITE }),
    ).toEqual({
      scripts: [],
      connections: ['https://stats.example'],
      images: [],
    });
  });
});

it('A-04: the session’s cookie is named after the stream', () => {
  expect(gaCookies('G-ABC123')).toEqual(['_ga', '_ga_ABC123']);
});
