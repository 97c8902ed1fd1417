import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalRequest } from '@/lib/browser/worker/messages';
import { readRemoveRequest } from '@/lib/contracts/options/read-request';
import type { OptionName } from '@/lib/contracts/options/options';
import { plainRequest } from '@/lib/contracts/remove';
import type { StoredModel } from '@/lib/server/inference/model-store';
import { scenePipeline } from '../fixtures/pictures';
import { pngOf } from '../fixtures/png-of';
import { startServer, type RunningServer } from '../fixtures/server';
import { GOLDEN_CASES } from '../golden/cases';
import { makeBackdrop, makeScene } from '../golden/scene';
import { addDifferences, pictureDifferences, type PictureDifferences } from './difference';
import { shippedModels } from './models';
import { openPageEngine, type PageEngine } from './page-engine';
import { decodeRgba, parityPictures } from './pictures';

/**
 * Outputs whose colours may differ by more in the mean. A small output is made from a picture that is decoded smaller.
 * The service reduces by Lanczos, the browser by a filter of its own. Encoders with loss differ in quality and in
 * chroma sampling.
 */
const WIDER: Readonly<Record<string, number>> = { small: 2, jpeg: 3, webp: 2 };

const PLAIN: LocalRequest = plainRequest('png');

describe.each(await shippedModels())('F-06: the same files, $manifest.id', (model: StoredModel) => {
  let server: RunningServer;
  let page: PageEngine;

  beforeAll(async () => {
    server = await startServer({ DEFAULT_MODEL: model.manifest.id });
    page = await openPageEngine(model, 2);
  });
  afterAll(async () => {
    await page?.close();
    await server?.stop();
  });

  /** What the service answers, decoded. */
  async function ofServer(
    file: Uint8Array,
    options: Partial<Record<OptionName, string>> = {},
    background?: Uint8Array,
  ) {
    const form = new FormData();
    for (const [name, value] of Object.entries(options)) form.append(name, value);
    form.append('image', new Blob([file as Uint8Array<ArrayBuffer>]), 'photo');
    if (background) form.append('background_image', new Blob([background as Uint8Array<ArrayBuffer>]), 'b');
    const answer = await fetch(`${server.url}/api/v1/remove`, { method: 'POST', body: form });
    expect(answer.status).toBe(200);
    return decodeRgba(new Uint8Array(await answer.arrayBuffer()));
  }

  it('come out alike, each side with its own decoder', async () => {
    const differences = pictureDifferences();
    for (const { file } of await parityPictures()) {
      const inPage = await decodeRgba(await page.performFile(file, PLAIN));
      addDifferences(differences, await ofServer(file), inPage);
    }
    expectAlike(differences);
  });

  it('are turned upright on both sides, whatever the camera held', async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const file = await scenePipeline(480, 320).withMetadata({ orientation }).jpeg().toBuffer();
      const differences = pictureDifferences();
      const inPage = await decodeRgba(await page.performFile(file, PLAIN));
      expect([inPage.width, inPage.height]).toEqual(orientation < 5 ? [480, 320] : [320, 480]);
      addDifferences(differences, await ofServer(file), inPage);
      expectAlike(differences);
    }
  });

  it('come out in sRGB on both sides, whatever the camera wrote', async () => {
    const file = await scenePipeline(480, 320).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer();
    const differences = pictureDifferences();
    addDifferences(differences, await ofServer(file), await decodeRgba(await page.performFile(file, PLAIN)));
    expectAlike(differences);
  });

  it.each(GOLDEN_CASES.filter(({ options }) => options.format !== 'avif'))(
    'give the same output: $name',
    async ({ name, options, backdrop }) => {
      const { picture } = makeScene();
      const file = await pngOf(picture);
      const background = backdrop && (await pngOf(makeBackdrop(200, 150)));
      const request = readRemoveRequest(
        (name) => options[name],
        backdrop === true,
        () => ['png'],
      ) as LocalRequest;
      const differences = pictureDifferences();
      const inPage = await decodeRgba(await page.performFile(file, request, background));
      addDifferences(differences, await ofServer(file, options, background), inPage);
      expectAlike(differences, WIDER[name]);
    },
  );

  describe('a picture that is solved already', () => {
    // Blurred, it needs the original; cropped and on white, what was found in it.
    const looks = GOLDEN_CASES.filter(({ name }) => ['white', 'blur', 'crop', 'matte'].includes(name));

    it.each(looks)('is rendered again without decoding or a net: $name', async ({ options }) => {
      const file = await pngOf(makeScene().picture);
      const request = readRemoveRequest(
        (name) => options[name],
        false,
        () => ['png'],
      ) as LocalRequest;
      const { output, times } = await page.renderAgain(file, request);
      expect(times.solved.infer).toBeGreaterThan(0);
      expect([times.again.decode, times.again.infer]).toEqual([0, 0]);
      // The very same as when it is asked for at once.
      expect((await decodeRgba(output)).data).toEqual(
        (await decodeRgba(await page.performFile(file, request))).data,
      );
    });

    it.each(looks)('by the service looks here as it does there: $name', async ({ options }) => {
      const file = await pngOf(makeScene().picture);
      const form = new FormData();
      form.append('image', new Blob([file as Uint8Array<ArrayBuffer>]), 'photo');
      const answer = await fetch(`${server.url}/api/v1/remove`, { method: 'POST', body: form });
      const plain = new Uint8Array(await answer.arrayBuffer());
      const request = readRemoveRequest(
        (name) => options[name],
        false,
        () => ['png'],
      ) as LocalRequest;
      const { output, times } = await page.renderAgain(file, request, plain);
      expect(times.again.infer).toBe(0);
      const differences = pictureDifferences();
      addDifferences(differences, await ofServer(file, options), await decodeRgba(output));
      expectAlike(differences);
    });
  });
});

/** What two decoders may make of the same file. */
function expectAlike({ alpha, colour }: PictureDifferences, widerMean?: number): void {
  expect(alpha.mean()).toBeLessThanOrEqual(1);
  expect(alpha.quantile(0.999)).toBeLessThanOrEqual(16);
  expect(colour.mean()).toBeLessThanOrEqual(widerMean ?? 1);
  if (widerMean === undefined) expect(colour.quantile(0.999)).toBeLessThanOrEqual(16);
}
