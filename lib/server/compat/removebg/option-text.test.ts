import { describe, expect, it } from 'vitest';
import { readRemoveRequest } from '@/lib/contracts/options/read-request';
import { automaticFormat, capPng, optionText } from './option-text';
import { answeredType } from './picture-type';
import type { SentFields } from '../sent-fields';

const sent = (fields: Readonly<Record<string, string>>): SentFields => ({
  text: (name) => fields[name],
  bytes: () => undefined,
});
const asked = (fields: Readonly<Record<string, string>>) =>
  readRemoveRequest(optionText(sent(fields)), false, () => [automaticFormat(sent(fields), false)]);

describe('optionText', () => {
  it('asks for a preview as PNG where nothing is said', () => {
    const { encoding, rendering, subject } = asked({});
    expect(encoding.format).toBe('png');
    expect(rendering.bound).toEqual({ kind: 'pixels', maxPixels: 250_000 });
    expect([rendering.shadow, rendering.crop, subject]).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['SMALL', 250_000],
    ['medium', 1_500_000],
    ['hd', 4_000_000],
    ['4k', 25_000_000],
    ['auto', 25_000_000],
    ['50MP', 50_000_000],
  ])('size %s: at most %i pixels', (size, maxPixels) => {
    expect(asked({ size }).rendering.bound).toEqual({ kind: 'pixels', maxPixels });
  });

  it.each<[Record<string, string>, string | undefined, number | undefined]>([
    [{ shadow_type: '3D' }, 'contact', 0.5],
    [{ shadow_type: 'none' }, undefined, undefined],
    [{ shadow_type: 'auto' }, 'drop', 0.5],
    [{ shadow_type: 'auto', type: 'car' }, 'car', 0.9],
    [{ shadow_type: 'auto', type: 'person', shadow_opacity: 'auto' }, 'contact', 0.5],
    [{ shadow_type: 'auto', type: 'graphics' }, 'drop', 0.5],
    [{ 'shadow_type[person]': '3D', type: 'person', shadow_type: 'drop' }, 'contact', 0.5],
    [{ 'shadow_type[person]': '3D', type: 'car' }, undefined, undefined],
    [{ 'shadow_type[graphic]': 'drop', type: 'graphics', 'shadow_opacity[graphics]': '20' }, 'drop', 0.2],
    [{ 'shadow_type[other]': 'drop' }, 'drop', 0.5],
    [{ add_shadow: 'true', type: 'car' }, 'car', 0.9],
    [{ add_shadow: 'true' }, undefined, undefined],
    [{ add_shadow: 'false', type: 'car' }, undefined, undefined],
  ])('%j: shadow %s, %s', (fields, kind, opacity) => {
    const { shadow } = asked(fields).rendering;
    expect([shadow?.kind, shadow?.opacity]).toEqual([kind, opacity]);
  });

  it.each<[Record<string, string>, string]>([
    [{ size: '8K' }, 'size'],
    [{ size: '__proto__' }, 'size'],
    [{ format: 'avif' }, 'format'],
    [{ scale: '9%' }, 'scale'],
    [{ bg_color: 'blur' }, 'background'],
    [{ bg_color: 'x'.repeat(1_000) }, 'background'],
    [{ shadow_type: 'contact' }, 'shadow'],
    [{ position: 'top' }, 'position'],
  ])('%j: invalid %s', (fields, option) => {
    expect(() => asked(fields)).toThrow(expect.objectContaining({ code: 'invalid_option', option }));
  });

  it('knows none of our other options', () => {
    expect(asked({ background: 'red', outline: '2% red', model: 'x', canvas: '9x9', quality: '1' })).toEqual(
      asked({}),
    );
  });
});

describe('capPng', () => {
  const bound = (fields: Readonly<Record<string, string>>, megapixels?: number) =>
    capPng(asked(fields), megapixels).rendering.bound;

  it('scales PNG down to what the operator sets, and nothing else', () => {
    expect(bound({ size: 'full' }, 10)).toEqual({ kind: 'pixels', maxPixels: 10_000_000 });
    expect(bound({ size: 'hd' }, 10)).toEqual({ kind: 'pixels', maxPixels: 4_000_000 });
    expect(bound({ size: 'full', format: 'webp' }, 10)).toEqual({ kind: 'pixels', maxPixels: 25_000_000 });
    expect(bound({ size: 'full' })).toEqual({ kind: 'pixels', maxPixels: 25_000_000 });
  });
});

describe('answeredType', () => {
  it.each<[Record<string, string>, string | undefined]>([
    [{}, 'other'],
    [{ type: 'auto' }, 'other'],
    [{ type: 'Person' }, 'person'],
    [{ type: 'car_part' }, 'other'],
    [{ type: 'car_part', type_level: '2' }, 'car_part'],
    [{ type: 'graphic', type_level: 'latest' }, 'graphics'],
    [{ type: 'icon', type_level: '9' }, 'other'],
    [{ type: 'person', type_level: 'constructor' }, 'person'],
    [{ type: 'person', type_level: 'none' }, undefined],
  ])('%j: %s', (fields, type) => expect(answeredType(sent(fields))).toBe(type));
});
