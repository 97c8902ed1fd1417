import { hugePictures } from '../fixtures/huge-pictures';
import { wholePictures } from '../fixtures/malformed';
import { sceneJpeg, scenePipeline } from '../fixtures/pictures';
import { upload } from '../fixtures/upload';
import { expectStatus, type Scene } from './scene';

const OUTPUTS = ['image/png', 'image/webp'] as const;

/** Every format that is read, raw and as a form, to both formats that are written; then 200 small requests. */
export const good: Scene = async ({ url }, report) => {
  const pictures = await wholePictures();
  for (const { name, bytes } of pictures) {
    for (const accept of OUTPUTS) {
      for (const multipart of [false, true]) {
        const response = await upload(url, bytes, { accept, multipart });
        await response.arrayBuffer();
        expectStatus(response, [200], name);
      }
    }
  }
  const small = await sceneJpeg(64, 48);
  for (let index = 0; index < 200; index += 1) {
    const response = await upload(url, small);
    await response.arrayBuffer();
    expectStatus(response, [200], `small picture ${index}`);
  }
  for (const body of [asForm(small), asJson(small)]) {
    const response = await fetch(`${url}/v1.0/removebg`, { method: 'POST', ...body });
    await response.arrayBuffer();
    expectStatus(response, [200], 'a client of remove.bg');
  }
  report(`${pictures.length} formats × PNG, WebP × raw, form; 200 small pictures; remove.bg's form and JSON`);
};

/** As remove.bg's clients send a picture. */
function asForm(picture: Uint8Array): RequestInit {
  const form = new FormData();
  form.append('image_file', new Blob([new Uint8Array(picture)]), 'photo.jpg');
  form.append('format', 'zip');
  return { body: form };
}

function asJson(picture: Uint8Array): RequestInit {
  const image_file_b64 = Buffer.from(picture).toString('base64');
  return {
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ image_file_b64, size: 'auto' }),
  };
}

/** Pictures at the limits: decoded far above the size from which libvips would spill to a file. */
export const huge: Scene = async ({ url }, report) => {
  const pictures = await hugePictures();
  for (const [index, { name, bytes }] of pictures.entries()) {
    const response = await upload(url, bytes, { accept: OUTPUTS[index % 2] ?? 'image/png' });
    await response.arrayBuffer();
    expectStatus(response, [200], name);
  }
  report(pictures.map(({ name }) => name).join(', '));
};

/** One small picture: enough to see a child that stores or sends whatever it is given. */
export const oneSmall: Scene = async ({ url }, report) => {
  expectStatus(await upload(url, await sceneJpeg()), [200], 'a small picture');
  report('one picture');
};

/** One picture of 42 MP, 126 MB decoded: enough to see libvips spill. */
export const oneHuge: Scene = async ({ url }, report) => {
  const picture = scenePipeline(400, 300).resize(7_000, 6_000, { kernel: 'nearest', fit: 'fill' });
  const jpeg = await picture.jpeg().toBuffer();
  expectStatus(await upload(url, jpeg), [200], 'a picture of 42 MP');
  report('one picture of 42 MP');
};
