import { MODEL_FILES_PATH, modelFileName } from '@/lib/contracts/engine-files';
import { DEFAULT_MANIFEST as manifest } from '@/lib/contracts/default-model';
import { expectStatus, type Scene } from './scene';

const PAGES = ['', '/remove-background', '/privacy', '/nowhere'];

/** Pages in every language, files, health, and addresses that lead nowhere: all that a browser asks for. */
export const pages: Scene = async ({ url }, report) => {
  const landing = await (await fetch(`${url}/en`)).text();
  const assets = [...landing.matchAll(/\/_next\/static\/[^"\\ ]+/g)].map(([file]) => file);
  const addresses = [
    ...['', '/en', '/de', '/ar'].flatMap((locale) => PAGES.map((page) => `${locale}${page}`)),
    ...new Set(assets),
    `${MODEL_FILES_PATH}/${modelFileName(manifest)}`,
    ...['/robots.txt', '/sitemap.xml', '/favicon.ico', '/icon.svg', '/nowhere.png'],
    ...['/api/health/live', '/api/health/ready', '/api/nowhere', '/api/v1/remove'],
  ];
  // Twice: a cache that fills at the first view would be read, or written, at the second.
  for (const address of [...addresses, ...addresses]) {
    const response = await fetch(`${url}${address}`, { headers: { rsc: '1' } });
    await response.arrayBuffer();
    const plain = await fetch(`${url}${address}`);
    await plain.arrayBuffer();
    expectStatus(plain, [200, 404, 405], address);
  }
  report(`${addresses.length} addresses`);
};
