import { request } from 'node:http';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { malformedFiles } from '../fixtures/malformed';
import { upload } from '../fixtures/upload';
import { expectStatus, type Scene } from './scene';

/** The whole sweep of malformed files: whatever a decoder does with them, it does it in memory. */
export const malformed: Scene = async ({ url }, report) => {
  const files = await malformedFiles();
  for (const { name, bytes } of files) {
    const response = await upload(url, bytes);
    await response.arrayBuffer();
    expectStatus(response, [400, 413, 415, 422], name);
  }
  report(`${files.length} files`);
};

/** Over the limit: announced, found out while reading, and inside a form. */
export const tooLarge: Scene = async ({ url }, report) => {
  const bytes = Buffer.alloc(MAX_UPLOAD_BYTES + 200_000, 0xff);
  for (const multipart of [false, true]) {
    expectStatus(await upload(url, bytes, { multipart }), [413], 'too large');
  }
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sending = request(`${url}/api/v1/remove`, { method: 'POST' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sending.on('error', reject);
    sending.write(bytes);
    sending.end();
  });
  if (status !== 413) throw new Error(`too large, chunked: expected 413 but received ${status}`);
  report('announced, chunked, in a form');
};
