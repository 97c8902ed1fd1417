import { describe, expect, it } from 'vitest';
import { headCentre } from '@/lib/core/head-centre';
import type { RgbaImage } from '@/lib/core/image';
import { layOut, type Layout } from '@/lib/core/render/layout';
import { render, renderUntouched } from '@/lib/core/render/render';
import { findSubjectBox, findVisibleBox } from '@/lib/core/render/subject-box';
import { encodeAsAsked } from '@/lib/server/image/encode-as-asked';
import { PORTRAIT, portraitCutOut, portraitPhoto } from '../fixtures/portrait-photo';
import { checkPreset, type ResultFacts } from '@/lib/contracts/presets/check-preset';
import type { PictureFacts } from '@/lib/contracts/presets/portrait-frame';
import type { Preset } from '@/lib/contracts/presets/preset';
import { presetLook, type PresetLook } from '@/lib/contracts/presets/preset-look';
import { barrierOf, presetOf, PRESET_NAMES, wayOf, type PresetName } from '@/lib/contracts/presets/presets';
import { resultFacts } from '@/lib/contracts/presets/result-facts';
import { SOURCES } from '@/lib/contracts/presets/sources';

const photo = portraitPhoto();
const cutOut = portraitCutOut();
const subject = findSubjectBox(cutOut)!;
const { chin } = PORTRAIT;
const facts: PictureFacts = {
  ...{ picture: photo, subject, chin },
  centre: headCentre(cutOut, subject, chin),
};

function made({ of, rendering }: PresetLook): { output: RgbaImage; layout: Layout } {
  if (of === 'picture') return renderUntouched(photo, rendering);
  const copy = { ...cutOut, data: cutOut.data.slice() };
  const layout = layOut(copy, subject, rendering);
  return { output: render(copy, findVisibleBox(copy), layout, rendering), layout };
}

async function resultOf(look: PresetLook): Promise<ResultFacts> {
  const { output, layout } = made(look);
  const asked = { encoding: look.encoding, channels: 'rgba', maxBytes: look.maxBytes } as const;
  const file = await encodeAsAsked(output, asked, undefined, new AbortController().signal);
  const bytes = file.length;
  return resultFacts(output, layout, { subject, chin }, { format: look.encoding.format, bytes });
}

const ofWay = (...ways: ReturnType<typeof wayOf>[]) =>
  PRESET_NAMES.filter((name) => ways.includes(wayOf(presetOf(name))));

/** Results that are wrong, each in its own way. */
function broken(result: ResultFacts): ResultFacts[] {
  const { width, height } = result;
  const box = { left: 0, top: 0, width, height };
  return [
    { ...result, width: 10, height: 97 },
    { ...result, width: 30_000, height: 9_000 },
    { ...result, subject: { ...box, width: width / 3, height: height / 3 } },
    { ...result, subject: box },
    { ...result, chin: result.subject!.top + height * 0.95 },
    { ...result, bytes: 500_000_000 },
    { ...result, bytes: 400 },
    { ...result, white: 0.97, clear: 0.97, format: 'zip' },
  ];
}

function expectBreakable(preset: Preset, result: ResultFacts) {
  for (const [i, { rule, outcome }] of checkPreset(preset, result).entries()) {
    if (outcome === 'unknown') continue;
    const outcomes = broken(result).map((wrong) => checkPreset(preset, wrong)[i]!.outcome);
    expect(outcomes, JSON.stringify(rule)).toContain('fail');
  }
}

describe('a preset that makes a picture', () => {
  it.each(ofWay('render', 'crop'))('%s: of exactly its size, and keeps to every rule', async (name) => {
    const preset = presetOf(name);
    const look = presetLook(preset, facts)!;
    const result = await resultOf(look);
    expect([result.width, result.height]).toEqual([
      preset.making!.canvas.width,
      preset.making!.canvas.height,
    ]);
    const checks = checkPreset(preset, result);
    expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    const measured = checks.filter(({ rule }) => rule.kind !== 'ground');
    expect(measured.every(({ outcome }) => outcome === 'pass')).toBe(true);
    expectBreakable(preset, result);
  });

  it.each(ofWay('crop'))('%s: leaves every pixel of the photo as it is, but for the scale', (name) => {
    const { rendering } = presetLook(presetOf(name), facts)!;
    const { margin } = rendering.crop!;
    // The frame lies inside the photo, so nothing is put beside it; at its own scale it is a copy.
    for (const { value } of Object.values(margin)) expect(value).toBeLessThanOrEqual(0);
    const size = {
      width: photo.width + margin.left.value + margin.right.value,
      height: photo.height + margin.top.value + margin.bottom.value,
    };
    const { output } = renderUntouched(photo, { ...rendering, canvas: size });
    for (const y of [0, size.height >> 1, size.height - 1]) {
      const start = ((y - margin.top.value) * photo.width - margin.left.value) * 4;
      const row = output.data.subarray(y * size.width * 4, (y + 1) * size.width * 4);
      expect(row).toEqual(photo.data.subarray(start, start + size.width * 4));
    }
  });

  it('makes no portrait where nobody is known to be', () => {
    expect(presetLook(presetOf('schengen-visa'))).toBeUndefined();
    expect(presetLook(presetOf('amazon-main'))?.rendering.scale).toBe(0.9);
  });

  it('makes none of a photo that ends too close to the head', () => {
    const close = {
      ...facts,
      picture: { width: 320, height: 420 },
      subject: { ...subject, top: 5 },
      chin: 405,
    };
    expect(presetLook(presetOf('us-passport'), close)).toBeUndefined();
  });
});

const UNCROPPED: Partial<Record<PresetName, Partial<ResultFacts>>> = {
  'us-passport-online': { bytes: 2_000_000 },
  'uk-passport-digital': { bytes: 2_000_000 },
  'canada-passport': {
    width: 1181,
    height: 1654,
    chin: 1000,
    subject: { left: 200, top: 210, width: 700, height: 1444 },
  },
  'canada-visa': {
    width: 840,
    height: 1080,
    chin: 930,
    bytes: 200_000,
    subject: { left: 90, top: 120, width: 700, height: 960 },
  },
};

describe('a preset that only looks', () => {
  const good: ResultFacts = {
    ...{ width: 3000, height: 4000, format: 'jpeg', bytes: undefined, chin: 2000, white: 0, clear: 0 },
    subject: { left: 500, top: 500, width: 2000, height: 3500 },
  };

  it.each(ofWay('check'))('%s: makes nothing, passes what is right and fails what is not', (name) => {
    const preset = presetOf(name);
    const result = { ...good, ...UNCROPPED[name] };
    expect(presetLook(preset, facts)).toBeUndefined();
    const outcomes = checkPreset(preset, result).map(({ outcome }) => outcome);
    expect(outcomes).not.toContain('fail');
    expect(outcomes).toContain('pass');
    expectBreakable(preset, result);
  });

  it.each(ofWay('none'))('%s: neither makes nor checks, and says why', (name) => {
    const preset = presetOf(name);
    expect(presetLook(preset, facts)).toBeUndefined();
    expect(checkPreset(preset, good)).toEqual([]);
    expect(barrierOf(preset)?.reason.length).toBeGreaterThan(30);
  });
});

describe('the facts of presets', () => {
  const quoted = PRESET_NAMES.map((name) => presetOf(name));

  it('name a source for whatever is called official', () => {
    for (const preset of quoted) {
      if (preset.mark !== 'memory') expect(preset.sources.length).toBeGreaterThan(0);
      for (const { mark, sources } of preset.rules) {
        if (mark === 'official') expect((sources ?? preset.sources).length).toBeGreaterThan(0);
      }
    }
  });

  it('hold no source that nobody quotes', () => {
    const used = quoted.flatMap((preset) => [
      ...preset.sources,
      ...(barrierOf(preset)?.sources ?? []),
      ...preset.rules.flatMap(({ sources }) => sources ?? []),
    ]);
    expect(Object.keys(SOURCES).filter((name) => !used.some((quote) => quote === name))).toEqual([]);
  });

  it('check no head height in Brazil, where sources contradict each other', () => {
    const { rules } = presetOf('brazil-passport-child');
    expect(rules.some((rule) => rule.kind === 'range' && rule.quantity === 'head')).toBe(false);
  });

  it('forbid what the places forbid', () => {
    const ways = Object.fromEntries(PRESET_NAMES.map((name) => [name, wayOf(presetOf(name))]));
    expect(ways).toMatchObject({
      ...{
        'us-passport': 'crop',
        'us-visa': 'crop',
        'uk-passport-print': 'crop',
        'australia-passport': 'crop',
      },
      ...{ 'india-passport': 'crop', 'china-passport': 'crop', 'italy-visa': 'crop' },
      ...{ 'canada-passport': 'check', 'canada-visa': 'check', 'uk-passport-digital': 'check' },
      ...{
        'germany-passport': 'none',
        'france-passport': 'none',
        aadhaar: 'none',
        'brazil-passport': 'none',
      },
    });
  });
});

describe('checkPreset', () => {
  it('knows nothing before anything is made, and no head before the chin is set', async () => {
    const preset = presetOf('schengen-visa');
    expect(checkPreset(preset, undefined).every(({ outcome }) => outcome === 'unknown')).toBe(true);
    const result = await resultOf(presetLook(preset, facts)!);
    const head = (asked: ResultFacts) =>
      checkPreset(preset, asked).find(({ rule }) => rule.kind === 'range' && rule.quantity === 'head');
    expect(head({ ...result, chin: undefined })?.outcome).toBe('unknown');
    expect(head(result)).toMatchObject({ outcome: 'pass', found: expect.closeTo(34 / 45, 2) as number });
  });

  it('sees a ground that is nearly white', async () => {
    const preset = presetOf('amazon-main');
    const look = presetLook(preset)!;
    const grey = { red: 254, green: 255, blue: 255, alpha: 255 };
    const result = await resultOf({
      ...look,
      rendering: { ...look.rendering, background: { kind: 'color', color: grey } },
    });
    const failed = checkPreset(preset, result).filter(({ outcome }) => outcome === 'fail');
    expect(failed.map(({ rule }) => rule.kind === 'range' && rule.quantity)).toEqual(['white']);
  });
});
