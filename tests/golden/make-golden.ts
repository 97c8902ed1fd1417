import sharp from 'sharp';
import { readRemoveRequest } from '@/lib/contracts/options/read-request';
import type { NetSpec } from '@/lib/core/solve/net';
import type { Session } from '@/lib/core/session';
import { performJob } from '@/lib/server/inference/perform-job';
import { pngOf } from '../fixtures/png-of';
import type { GoldenCase } from './cases';
import { makeBackdrop, makeScene, SCENE_SIZE } from './scene';

const SCENE = makeScene();

/** The scene’s sides over the grid's: about as much is enlarged as for a photo of a few megapixels. */
const REDUCTION = 5;

/** A net that is always right, as far as its grid can say it: the scene's alpha, averaged. */
const ORACLE: NetSpec = {
  input: { width: SCENE_SIZE.width / REDUCTION, height: SCENE_SIZE.height / REDUCTION },
  normalization: { scale: 'unit', mean: [0, 0, 0], std: [1, 1, 1] },
  output: { activation: 'none', rescale: false },
};

/**
 * Makes the picture of a case, from the upload's bytes on. It does so as a child would with a net that is always right.
 *
 * @returns as PNG, whatever format was asked for
 */
export async function makeGolden({ options, backdrop }: GoldenCase): Promise<Buffer> {
  const request = readRemoveRequest(
    (name) => options[name],
    backdrop === true,
    () => ['png'],
  );
  const { body } = await performJob(
    {
      upload: await pngOf(SCENE.picture),
      inputFormat: 'png',
      request,
      backgroundImage: backdrop && { bytes: await pngOf(makeBackdrop(200, 150)), format: 'png' },
    },
    () => Promise.resolve({ session: oracle(SCENE.alpha), spec: ORACLE }),
    { signal: new AbortController().signal, onPriced: () => undefined, makeRoom: () => undefined },
  );
  return sharp(body).png().toBuffer();
}

function oracle(alpha: Uint8Array): Session {
  const { width, height } = ORACLE.input;
  const data = new Float32Array(width * height);
  for (let y = 0; y < SCENE_SIZE.height; y++) {
    for (let x = 0; x < SCENE_SIZE.width; x++) {
      const cell = Math.floor(y / REDUCTION) * width + Math.floor(x / REDUCTION);
      data[cell]! += alpha[y * SCENE_SIZE.width + x]! / (255 * REDUCTION * REDUCTION);
    }
  }
  return { run: () => Promise.resolve({ data, dims: [1, 1, height, width] }) };
}
