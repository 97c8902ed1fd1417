import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPictureHost } from '../../fixtures/picture-host';
import { sceneJpeg } from '../../fixtures/pictures';
import { startServer } from '../../fixtures/server';

/** What every client is given. */
export interface Given {
  /** Base URL of the built server. */
  readonly url: string;
  /** A JPEG of 320 × 240 pixels. */
  readonly photoFile: string;
  /** The same by an address that the server may ask. */
  readonly photoUrl: string;
  /** Where clients may write. */
  readonly folder: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    given: Given;
  }
}

/** Starts the one server of all clients, and a host that it may ask for a photo. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clearcut-clients-'));
  const photo = await sceneJpeg(320, 240);
  const photoFile = path.join(folder, 'photo.jpg');
  writeFileSync(photoFile, photo);
  const host = await startPictureHost((request, response) => {
    response.writeHead(request.url === '/photo.jpg' ? 200 : 404, { 'Content-Type': 'image/jpeg' }).end(photo);
  });
  const server = await startServer({ URL_INPUT: `127.0.0.1:${host.port}` });
  project.provide('given', { url: server.url, photoFile, photoUrl: `${host.url}/photo.jpg`, folder });
  return async () => {
    await server.stop();
    host.close();
    rmSync(folder, { recursive: true });
  };
}
