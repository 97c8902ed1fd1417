import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { sceneJpeg } from '../fixtures/pictures';
import { until } from '../fixtures/server';
import { upload } from '../fixtures/upload';
import { expectStatus, type Scene } from './scene';

/** Clients that go: in the middle of an upload, in the middle of a run, and while their picture waits. */
export const aborted: Scene = async ({ url }, report) => {
  const { hostname, port } = new URL(url);
  const picture = await sceneJpeg(3_000, 2_000);
  for (let round = 0; round < 4; round += 1) {
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        const head = `POST /api/v1/remove HTTP/1.1\r\nHost: x\r\nContent-Length: ${picture.length}\r\n\r\n`;
        socket.write(Buffer.concat([Buffer.from(head), picture.subarray(0, picture.length / 2)]), () => {
          setTimeout(() => socket.destroy(), 100);
        });
      });
      socket.on('error', reject).on('close', () => resolve());
    });
  }
  const leaving = Array.from({ length: 6 }, async (_, index) => {
    const client = new AbortController();
    const answer = upload(url, picture, { signal: client.signal }).catch(() => 'gone');
    await pause(150 + 100 * index);
    client.abort();
    await answer;
  });
  await Promise.all(leaving);
  expectStatus(await upload(url, await sceneJpeg(64, 48)), [200], 'after the aborted');
  report('4 while uploading, 6 while running or waiting');
};

/** Children killed in mid-run, and while they have nothing to do. */
export const crashing: Scene = async ({ url, childPids }, report) => {
  const picture = await sceneJpeg(3_000, 2_000);
  const rounds = 3;
  for (let round = 0; round < rounds; round += 1) {
    const answers = [upload(url, picture), upload(url, picture), upload(url, picture)];
    await pause(200);
    const [victim] = childPids();
    if (victim !== undefined) process.kill(victim, 'SIGKILL');
    for (const answer of await Promise.all(answers)) {
      await answer.arrayBuffer();
      expectStatus(answer, [200, 503], 'beside a crash');
    }
  }
  const idle = childPids();
  for (const pid of idle) process.kill(pid, 'SIGKILL');
  const replaced = () => childPids().length === idle.length && !childPids().some((pid) => idle.includes(pid));
  await until(replaced, 20_000, 'new children');
  expectStatus(await upload(url, picture), [200], 'after the crashes');
  report(`${rounds} in mid-run, ${idle.length} idle`);
};
