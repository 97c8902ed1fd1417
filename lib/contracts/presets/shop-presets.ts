import { onWhite } from './making';
import type { Preset } from './preset';
import { aspect, atLeast, atMost, between, formats, ground } from './rule';

const MEGABYTE = 1_000_000;
const advised = { advised: true } as const;
const memory = { mark: 'memory', sources: [] } as const;

/** Main pictures of products. */
export const SHOP_PRESETS = {
  'amazon-main': {
    ...{ group: 'shop', mark: 'third-party', sources: ['uglycreatives', 'fynd', 'changethisfile'] },
    making: onWhite(2000, 2000, 0.9),
    rules: [
      between('longest', 500, 10_000),
      atLeast('longest', 1000, advised),
      atLeast('white', 1),
      atLeast('fill', 0.85),
      atMost('bytes', 10 * MEGABYTE, { sources: ['changethisfile'] }),
      formats('jpeg', 'png', 'gif'),
    ],
    remarks: ['noOverlay', 'fillUndefined'],
  },
  'ebay-main': {
    ...{ group: 'shop', mark: 'official', sources: ['ebayPolicy', 'ebayFormats'] },
    making: onWhite(1600, 1600, 0.85, 90),
    rules: [
      atLeast('longest', 500),
      atLeast('longest', 1000, advised),
      atMost('longest', 9000, memory),
      atMost('bytes', 12 * MEGABYTE, memory),
      formats('jpeg', 'gif', 'png', 'avif', 'heic', 'webp'),
    ],
    remarks: ['noOverlay'],
  },
  etsy: {
    ...{ group: 'shop', mark: 'memory', sources: ['etsy'] },
    making: onWhite(2000, 2000, 0.85),
    rules: [
      atLeast('shortest', 2000, advised),
      atMost('bytes', MEGABYTE, advised),
      formats('jpeg', 'png', 'gif'),
    ],
    remarks: ['realItem', 'sourcesDiffer'],
  },
  shopify: {
    ...{ group: 'shop', mark: 'official', sources: ['shopify'] },
    making: onWhite(2048, 2048, 0.85),
    rules: [
      atMost('longest', 4472),
      atMost('pixels', 20_000_000),
      atLeast('shortest', 2048, advised),
      aspect(1, 1, advised),
      formats('png', 'gif', 'jpeg'),
    ],
    remarks: ['olderPage'],
  },
  'google-merchant': {
    ...{ group: 'shop', mark: 'official', sources: ['google'] },
    making: onWhite(1500, 1500, 0.83),
    rules: [
      atLeast('shortest', 500),
      atLeast('shortest', 1500, advised),
      atMost('pixels', 64_000_000),
      between('fill', 0.75, 0.9, { ...memory, ...advised }),
      atMost('bytes', 16 * MEGABYTE),
      formats('jpeg', 'webp', 'png', 'gif'),
    ],
    remarks: ['noOverlay', 'from2027'],
  },
  walmart: {
    ...{ group: 'shop', mark: 'official', sources: ['walmart'] },
    making: onWhite(2200, 2200, 0.9),
    rules: [
      atLeast('shortest', 1500),
      atLeast('shortest', 2200, advised),
      aspect(1, 1),
      atLeast('white', 1),
      atMost('bytes', 5 * MEGABYTE),
      formats('jpeg', 'png'),
    ],
    remarks: [],
  },
  meesho: {
    ...{ group: 'shop', mark: 'third-party', sources: ['kraftrMeesho'] },
    making: onWhite(1200, 1200, 0.85),
    rules: [atLeast('shortest', 1200), aspect(1, 1), ground('light'), formats('jpeg')],
    remarks: ['noOverlay'],
  },
  flipkart: {
    ...{ group: 'shop', mark: 'third-party', sources: ['scalio'] },
    making: onWhite(1000, 1000, 0.85),
    rules: [
      atLeast('shortest', 500),
      atLeast('shortest', 1000, advised),
      aspect(1, 1, advised),
      ground('light'),
      formats('jpeg', 'png'),
    ],
    remarks: ['realItem'],
  },
  myntra: {
    ...{ group: 'shop', mark: 'third-party', sources: ['kraftrMyntra'] },
    making: onWhite(1500, 2000, 0.9, 90),
    rules: [
      aspect(3, 4),
      atLeast('width', 1000),
      atLeast('height', 1200),
      atLeast('width', 1080, advised),
      atLeast('white', 1),
      atMost('bytes', 2 * MEGABYTE, advised),
      formats('jpeg'),
    ],
    remarks: ['onModel'],
  },
} as const satisfies Record<string, Preset>;
