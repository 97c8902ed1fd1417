import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPairs } from '@/bench/eval/folders';
import { readGrey } from '@/bench/eval/pictures';
import { scoreAsRembg } from '@/bench/eval/rembg-way';
import { meanMaskScore, scoreMask } from '@/bench/eval/score';
import { alphaFromService } from '@/bench/eval/service';
import published from '@/bench/expected.json';
import { loadModel } from '@/lib/server/inference/model-store';
import type { ModelFolder } from '../fixtures/models';
import { startServer } from '../fixtures/server';
import { HAS_U2NETP, pullU2netp } from './models';

const photos = path.join(process.env['PHOTOS_DIR'] ?? path.resolve('../shared/photos'), 'set');

/** The whole way of a model of rembg's. */
describe.skipIf(!HAS_U2NETP || !existsSync(photos))('u2netp from a mirror', () => {
  let models: ModelFolder;
  beforeAll(async () => {
    models = await pullU2netp();
  });
  afterAll(() => models.remove());

  it('has the published figures when it runs as rembg runs it', async () => {
    const scores = await scoreAsRembg(await loadModel([models.path], 'u2netp'), listPairs(photos));
    // The published ones have three digits.
    for (const figure of ['mae', 'maxF', 'meanIoU'] as const) {
      expect(Math.abs(scores[figure] - published.u2netp[figure]), figure).toBeLessThan(0.0006);
    }
  });

  it('cuts out through the service', async () => {
    const server = await startServer({
      MODEL_DIR: models.path,
      DEFAULT_MODEL: 'u2netp',
      INFERENCE_CHILDREN: '1',
    });
    const scores = [];
    for (const { photo, truth } of listPairs(photos).slice(0, 10)) {
      scores.push(scoreMask(await alphaFromService(server.url, photo), await readGrey(truth)));
    }
    await server.stop();
    expect(meanMaskScore(scores).meanIoU).toBeGreaterThan(0.5);
  });
});
