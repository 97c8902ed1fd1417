import { describe, expect, it } from 'vitest';
import { plainRequest, type InputFormat, type OutputFormat } from '@/lib/contracts/remove';
import { isLongJob, priceOf } from './price';

const square = (megapixels: number, format: InputFormat = 'jpeg') => {
  const side = Math.sqrt(megapixels * 1_000_000);
  return { size: { width: side, height: side }, format };
};

function price(from: ReturnType<typeof square>, to: OutputFormat, output = from, more: object = {}) {
  return priceOf({ ...plainRequest(to), ...more }, from, undefined, output.size, true);
}

const megapixels = (priced: { pixels: number }) => Math.round(priced.pixels / 100_000) / 10;

describe('priceOf', () => {
  it('is the picture’s own size for a JPEG of which a PNG is made', () => {
    expect(megapixels(price(square(12), 'png'))).toBe(12);
  });

  it('never is less than what has to be read, or comes out', () => {
    expect(megapixels(price(square(48), 'png', square(0.25)))).toBe(48);
    expect(megapixels(price(square(1), 'png', square(48)))).toBeGreaterThanOrEqual(48);
  });

  it('counts what each format takes: a small file of a costly one is no cheap job', () => {
    const order: OutputFormat[] = ['png', 'jpeg', 'zip', 'avif', 'webp'];
    const prices = order.map((format) => price(square(4), format).pixels);
    expect(prices).toEqual([...prices].sort((one, other) => one - other));
    expect(price(square(4, 'avif'), 'png').pixels).toBeGreaterThan(price(square(4), 'png').pixels);
    expect(price(square(4), 'webp', square(4), { maxBytes: 1_000 }).pixels).toBeGreaterThan(
      5 * price(square(4), 'webp').pixels,
    );
  });

  it('A3: charges the form of 9 kB that took a child for 21 s what it costs', () => {
    const request = { ...plainRequest('webp'), maxBytes: undefined };
    const priced = priceOf(request, square(0.01), square(25, 'webp'), square(16).size, false);
    expect(megapixels(priced)).toBeGreaterThan(200);
    expect(isLongJob(priced)).toBe(true);
  });

  it('takes a photo of 12 megapixels for short and one of 48 for long', () => {
    expect(isLongJob(price(square(12), 'png'))).toBe(false);
    expect(isLongJob(price(square(48), 'png'))).toBe(true);
    expect(isLongJob(price(square(12), 'webp'))).toBe(true);
    expect(isLongJob(price(square(12), 'webp', square(0.25)))).toBe(false);
  });
});
