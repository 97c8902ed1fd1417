import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { scene, sceneJpeg, scenePipeline } from '../fixtures/pictures';
import { until } from '../fixtures/server';
import { sharedServer } from '../fixtures/shared-server';

const server = sharedServer();

function post(body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}/api/v1/remove`, { method: 'POST', body, headers });
}

async function cutOut(picture: Uint8Array, headers: Record<string, string> = {}) {
  const response = await post(picture as Uint8Array<ArrayBuffer>, headers);
  const body = Buffer.from(await response.arrayBuffer());
  expect(response.status, body.subarray(0, 300).toString()).toBe(200);
  return { response, body, header: await sharp(body).metadata() };
}

describe('POST /api/v1/remove', () => {
  it('answers a raw JPEG with an RGBA PNG of its size', async () => {
    const { response, header } = await cutOut(await sceneJpeg(320, 240));
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-disposition')).toBe('inline; filename="cutout.png"');
    expect(response.headers.get('server-timing')).toMatch(
      /^wait;dur=[\d.]+, decode;dur=[\d.]+, .*encode;dur=[\d.]+$/,
    );
    expect(header).toMatchObject({ format: 'png', width: 320, height: 240, channels: 4, depth: 'uchar' });
  });

  it('says how sure it is: of a plain disc more than of a blur', async () => {
    const sureOf = async (picture: Uint8Array) =>
      (await cutOut(picture)).response.headers.get('x-clearcut-certainty') ?? '';
    const disc = await sureOf(await sceneJpeg(512, 512));
    const blur = await sureOf(await scenePipeline(512, 512).blur(60).jpeg().toBuffer());
    expect(disc).toMatch(/^[01]\.\d\d$/);
    expect(blur).toMatch(/^[01]\.\d\d$/);
    expect(Number(disc)).toBeGreaterThan(Number(blur));
  });

  it('answers a multipart form, and WebP where the client asks for it', async () => {
    const form = new FormData();
    form.append('image', new Blob([new Uint8Array(await sceneJpeg())]), 'photo.jpg');
    const response = await post(form, { accept: 'image/webp' });
    const header = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(header).toMatchObject({ format: 'webp', width: 320, height: 240, hasAlpha: true });
  });

  it('finds the disc: opaque inside, clear outside, and no hidden colour where it is clear', async () => {
    const { body } = await cutOut(await sceneJpeg(512, 512));
    const { data } = await sharp(body).raw().toBuffer({ resolveWithObject: true });
    const alphaAt = (x: number, y: number) => data[(y * 512 + x) * 4 + 3]!;
    expect(alphaAt(205, 230)).toBeGreaterThan(200);
    expect(alphaAt(480, 480)).toBeLessThan(55);
    let hidden = 0;
    for (let offset = 0; offset < data.length; offset += 4) {
      if (data[offset + 3] === 0 && data[offset]! + data[offset + 1]! + data[offset + 2]! > 0) hidden += 1;
    }
    expect(hidden).toBe(0);
  });

  const inputs: [string, () => Promise<Buffer>][] = [
    ['JPEG behind white space', async () => Buffer.concat([Buffer.from('\r\n '), await sceneJpeg(320, 240)])],
    [
      'AVIF behind zeros',
      async () => Buffer.concat([Buffer.alloc(7), await scenePipeline(320, 240).avif().toBuffer()]),
    ],
    ['progressive JPEG', () => scenePipeline(320, 240).jpeg({ progressive: true }).toBuffer()],
    ['CMYK JPEG', () => scenePipeline(320, 240).toColourspace('cmyk').jpeg().toBuffer()],
    ['grey JPEG', () => scenePipeline(320, 240).greyscale().jpeg().toBuffer()],
    ['PNG', () => scenePipeline(320, 240).png().toBuffer()],
    ['interlaced PNG', () => scenePipeline(320, 240).png({ progressive: true }).toBuffer()],
    ['16-bit PNG', () => scenePipeline(320, 240).toColourspace('rgb16').png().toBuffer()],
    ['16-bit grey PNG', () => scenePipeline(320, 240).toColourspace('grey16').png().toBuffer()],
    ['palette PNG', () => scenePipeline(320, 240).png({ palette: true }).toBuffer()],
    ['lossy WebP', () => scenePipeline(320, 240).webp().toBuffer()],
    ['lossless WebP', () => scenePipeline(320, 240).webp({ lossless: true }).toBuffer()],
    ['AVIF', () => scenePipeline(320, 240).avif().toBuffer()],
    ['GIF', () => scenePipeline(320, 240).gif().toBuffer()],
  ];
  it.each(inputs)('reads %s', async (_, make) => {
    const { header, response } = await cutOut(await make());
    expect(header).toMatchObject({ format: 'png', width: 320, height: 240, channels: 4, depth: 'uchar' });
    expect(response.headers.get('x-clearcut-notice')).toBeNull();
  });

  it('believes bytes, not names or types', async () => {
    const form = new FormData();
    form.append(
      'image',
      new Blob([new Uint8Array(await sceneJpeg())], { type: 'image/svg+xml' }),
      'page.html',
    );
    expect((await post(form)).status).toBe(200);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('applies EXIF orientation %i and strips it', async (orientation) => {
    const jpeg = await scenePipeline(320, 200).jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer();
    const { body, header } = await cutOut(jpeg);
    const upright = await sharp(jpeg).autoOrient().removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([header.width, header.height]).toEqual([upright.info.width, upright.info.height]);
    expect(header.orientation).toBeUndefined();
    expect(header.exif).toBeUndefined();
    const { data } = await sharp(body).raw().toBuffer({ resolveWithObject: true });
    let compared = 0;
    for (let pixel = 0; pixel * 4 < data.length; pixel += 1) {
      // Under soft alpha the colours are the estimated foreground's.
      if (data[pixel * 4 + 3] !== 255) continue;
      compared += 1;
      if (data[pixel * 4] !== upright.data[pixel * 3])
        throw new Error(`pixel ${pixel} is not the upright picture's`);
    }
    expect(compared).toBeGreaterThan(1_000);
  });

  it('multiplies the alpha that a picture already has', async () => {
    const { width, height } = { width: 256, height: 256 };
    const rgb = scene(width, height);
    const rgba = Buffer.alloc(width * height * 4);
    for (let pixel = 0; pixel < width * height; pixel += 1) {
      rgba.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
      rgba[pixel * 4 + 3] = pixel % width < width / 2 ? 255 : 0;
    }
    const { body } = await cutOut(
      await sharp(rgba, { raw: { width, height, channels: 4 } })
        .png()
        .toBuffer(),
    );
    const { data } = await sharp(body).raw().toBuffer({ resolveWithObject: true });
    for (let y = 0; y < height; y += 1) {
      for (let x = width / 2; x < width; x += 1) expect(data[(y * width + x) * 4 + 3]).toBe(0);
    }
  });

  it('uses the first frame of an animation and says so', async () => {
    const frames = await Promise.all(
      [0, 1].map((turn) =>
        scenePipeline(64, 64)
          .rotate(turn * 90)
          .png()
          .toBuffer(),
      ),
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const { response, header } = await cutOut(gif);
    expect(response.headers.get('x-clearcut-notice')).toBe('first-frame');
    expect(header).toMatchObject({ width: 64, height: 64 });
  });

  it.each([
    [1, 1],
    [1, 700],
    [900, 2],
  ])('takes a picture of %i × %i pixels', async (width, height) => {
    const { header } = await cutOut(await scenePipeline(width, height).png().toBuffer());
    expect(header).toMatchObject({ width, height, channels: 4 });
  });

  it('returns none of the metadata that came in', async () => {
    const exif = { IFD0: { Copyright: 'canary-copyright', ImageDescription: 'canary-description' } };
    const jpeg = await scenePipeline(64, 64).jpeg().withExif(exif).toBuffer();
    expect(jpeg.includes('canary')).toBe(true);
    const { body } = await cutOut(jpeg);
    expect(body.includes('canary')).toBe(false);
  });

  it('logs a line of numbers and codes for each request, and nothing of the picture', async () => {
    const form = new FormData();
    form.append('image', new Blob([new Uint8Array(await sceneJpeg())]), 'canary-name.jpg');
    const response = await post(form);
    await response.arrayBuffer();
    const id = response.headers.get('x-request-id');
    const lineOf = () => server.log().find(({ requestId }) => requestId === id);
    await until(() => lineOf() !== undefined, 5_000, 'the log line');
    expect(Object.keys(lineOf() ?? {}).sort()).toEqual(
      [
        ...[
          'address',
          'durationMs',
          'level',
          'method',
          'msg',
          'outputBytes',
          'pixels',
          'requestId',
          'route',
          'status',
          'time',
        ],
        ...['uploadBytes', 'waitedMs'],
      ].sort(),
    );
    expect(server.output()).not.toContain('canary');
  });
});

describe('the process that answers', () => {
  it('logs one structured line when it is ready', () => {
    expect(server.log().filter(({ msg }) => msg === 'ready')).toMatchObject([
      {
        address: server.url,
        model: DEFAULT_MODEL,
        children: server.childPids().length,
        threads: 1,
        provider: 'cpu',
      },
    ]);
  });

  it('loads neither libvips nor onnxruntime; its children do', () => {
    const libraries = (pid: number) =>
      readFileSync(`/proc/${pid}/maps`, 'utf8').match(/libvips|libonnxruntime/g) ?? [];
    expect(libraries(server.pid)).toEqual([]);
    for (const pid of server.childPids()) expect(new Set(libraries(pid)).size).toBe(2);
  });

  it.each(['GET', 'PUT', 'PATCH', 'DELETE'])('refuses %s in its own words', async (method) => {
    const response = await fetch(`${server.url}/api/v1/remove`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await response.json()).toMatchObject({ error: { code: 'method_not_allowed' } });
  });

  it('answers unknown API addresses with JSON', async () => {
    const response = await fetch(`${server.url}/api/v1/remve`, { method: 'POST', body: 'x' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
  });
});
