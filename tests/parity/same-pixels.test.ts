import { describe, expect, it } from 'vitest';
import { cutOut } from '@/lib/core/pipeline';
import { netSpec } from '@/lib/models/manifest';
import { createOrtSession } from '@/lib/server/inference/ort-session';
import { addDifferences, pictureDifferences } from './difference';
import { shippedModels } from './models';
import { openPageEngine } from './page-engine';
import { decodeRgba, parityPictures } from './pictures';

describe('F-06: the same pixels', async () => {
  for (const model of await shippedModels()) {
    for (const threads of [1, 2]) {
      it(`${model.manifest.id}: WebAssembly cuts out as the server does (threads: ${threads})`, async () => {
        const native = await createOrtSession(model, { threads, providers: ['cpu'] });
        const spec = netSpec(model.manifest);
        const page = await openPageEngine(model, threads);
        const differences = pictureDifferences();
        try {
          for (const { file } of await parityPictures()) {
            const image = await decodeRgba(file);
            const inPage = await page.cutOutPixels(image);
            // Last, because it takes the pixels over.
            addDifferences(differences, await cutOut(image, native, spec), inPage);
          }
        } finally {
          await page.close();
        }
        const { alpha, colour } = differences;
        expect(alpha.mean()).toBeLessThanOrEqual(0.25);
        expect(alpha.quantile(0.999)).toBeLessThanOrEqual(2);
        expect(colour.mean()).toBeLessThanOrEqual(0.25);
        expect(colour.quantile(0.999)).toBeLessThanOrEqual(2);
      });
    }
  }
});
