import sharp from 'sharp';
import { expect } from 'vitest';
import { sceneJpeg } from '../../fixtures/pictures';
import { sharedServer } from '../../fixtures/shared-server';
import { multipart, type WrittenFields } from './bodies';
import { replay, type Recorded, type Replayed } from './replay';

/**
 * What the files about remove.bg's clients have in common. It is a photo, ways to send it, and what clients read of an
 * answer.
 */

/** 320 × 240 pixels. */
export const photo = await sceneJpeg(320, 240);
export const base64 = photo.toString('base64');

/** How {@link pictureOf} tells the photo's cut-out. */
export const PNG = 'png 320x240 alpha';

/** Sends a request with some key, to a server or to the shared one. */
export const ask = ({ headers, ...rest }: Recorded, url = sharedServer().url) =>
  replay(url, { ...rest, headers: { 'X-Api-Key': 'any', ...headers } });

/** A form with a picture, the photo where no other is given, and more fields. */
export const form = (fields: WrittenFields = {}, picture = photo) =>
  multipart({
    image_file: { value: picture, fileName: 'photo.jpg', contentType: 'image/jpeg' },
    ...fields,
  });

/** A body with headers of its own on top. */
export const withHeaders = (recorded: Recorded, headers: Readonly<Record<string, string>>): Recorded => ({
  ...recorded,
  headers: { ...recorded.headers, ...headers },
});

/** Format and size of an answer's picture, after checking the headers that go with it. */
export async function pictureOf(answer: Replayed): Promise<string> {
  expect(answer.status, answer.body.subarray(0, 300).toString()).toBe(200);
  const { format, width, height, hasAlpha } = await sharp(answer.body).metadata();
  expect(answer.headers['content-type']).toBe(`image/${format}`);
  expect([answer.headers['x-width'], answer.headers['x-height']]).toEqual([String(width), String(height)]);
  expect(answer.headers['x-credits-charged']).toBe('0');
  expect(answer.headers['content-length']).toBe(String(answer.body.length));
  return `${format} ${width}x${height}${hasAlpha ? ' alpha' : ''}`;
}

/** The one error of an answer, after checking that it is remove.bg's envelope, in which every value is a text. */
export function errorOf(answer: Replayed): { code: string; title: string; status: number } {
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  const { errors, ...rest } = JSON.parse(answer.body.toString()) as { errors: Record<string, unknown>[] };
  expect(rest).toEqual({});
  expect(errors).toHaveLength(1);
  for (const value of Object.values(errors[0]!)) expect(value).toEqual(expect.stringMatching(/\S/));
  return { ...(errors[0] as { code: string; title: string }), status: answer.status };
}
