import { describe, expect, it } from 'vitest';
import { CUT_OUT, given, outputFile, pictureIn, program, stepsOf } from './run-client';

describe("Java's HttpClient and HttpURLConnection", () => {
  it('a file, as each of them sends it', async () => {
    const output = outputFile('java');
    const args = [program('HttpClients.java'), given.url, given.photoFile, output];
    expect(await stepsOf('java', args, 'default-jdk-headless')).toEqual({
      client: [200, 'image/png'],
      account: 200,
      connection: [200, 'image/png'],
    });
    for (const name of ['client', 'connection'])
      expect(await pictureIn(`${output}-${name}.png`)).toBe(CUT_OUT);
  });
});
