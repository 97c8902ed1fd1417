import { describe, expect, it } from 'vitest';
import { cutOut } from '../fixtures/cut-out';
import { netSpec } from '@/lib/models/manifest';
import { loadModel, type StoredModel } from '@/lib/server/inference/model-store';
import { createOrtSession } from '@/lib/server/inference/ort-session';
import { addDifferences, pictureDifferences } from './difference';
import { HAS_U2NETP, pullU2netp, shippedModels } from './models';
import { openPageEngine } from './page-engine';
import { decodeRgba, parityPictures, type ParityPicture } from './pictures';

describe('F-06: the same pixels', async () => {
  const pictures = await parityPictures();

  describe.each(await shippedModels())('$manifest.id', (model: StoredModel) => {
    it.each([1, 2])('come out of WebAssembly as of the server (threads: %i)', (threads) =>
      compare(model, threads, pictures),
    );
  });

  it.skipIf(!HAS_U2NETP)('come out alike with a larger net, too: u2netp', async () => {
    const models = await pullU2netp();
    try {
      const model = await loadModel([models.path], 'u2netp');
      await compare(
        model,
        2,
        pictures.filter((_, index) => index % 8 === 0),
      );
    } finally {
      models.remove();
    }
  });
});

const NATIVE = { threads: 1, providers: ['cpu'] } as const;

async function compare(
  model: StoredModel,
  threads: number,
  pictures: readonly ParityPicture[],
): Promise<void> {
  const native = await createOrtSession(model, NATIVE);
  const spec = netSpec(model.manifest);
  const page = await openPageEngine(model, threads);
  const differences = pictureDifferences();
  try {
    for (const { file } of pictures) {
      const image = await decodeRgba(file);
      const inPage = await page.cutOutPixels(image);
      // Last, because it takes the pixels over.
      addDifferences(differences, await cutOut(image, native, spec), inPage);
    }
  } finally {
    await page.close();
  }
  for (const values of [differences.alpha, differences.colour]) {
    expect(values.mean()).toBeLessThanOrEqual(0.25);
    expect(values.quantile(0.999)).toBeLessThanOrEqual(2);
  }
}
