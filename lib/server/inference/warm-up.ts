import 'server-only';
import { plainRequest } from '@/lib/contracts/remove';
import { encode } from '../image/encode';
import type { Net } from '@/lib/core/solve/net';
import { performJob } from './perform-job';

const WIDTH = 1_024;
const HEIGHT = 768;

/**
 * Takes a drawn picture all the way. So the first real one does not pay for onnxruntime's first run or the codecs'
 * start. Nor does it pay for loops that are not compiled yet.
 *
 * @throws when the graph does not run, or answers with the wrong shape or with NaN
 */
export async function warmUp(model: Net): Promise<void> {
  const data = new Uint8Array(WIDTH * HEIGHT * 4);
  for (let offset = 0; offset < data.length; offset += 4) {
    const x = (offset / 4) % WIDTH;
    data.set([x / 4, 255 - x / 4, offset % 251, 255], offset);
  }
  const request = { ...plainRequest('png'), subject: 'photo' } as const;
  const upload = await encode({ width: WIDTH, height: HEIGHT, data }, { ...request, density: undefined });
  const job = { upload, inputFormat: 'png', request, backgroundImage: undefined } as const;
  await performJob(job, () => Promise.resolve(model), {
    signal: new AbortController().signal,
    onPriced: () => undefined,
    makeRoom: () => undefined,
  });
}
