import { describe, expect, it } from 'vitest';
import { CUT_OUT, given, outputFile, pictureIn, program, stepsOf } from './run-client';

describe("PHP's curl", () => {
  it('files, base64 and errors of both APIs', async () => {
    const output = outputFile('php');
    const args = [program('curl_client.php'), given.url, given.photoFile, output];
    expect(await stepsOf('php', args, 'php-cli php-curl')).toEqual({
      file: [200, 'image/png'],
      base64: [200, 'application/json; charset=utf-8'],
      error: expect.stringMatching(/^No image given - missing_source - Please provide/) as string,
      account: { free_calls: 0, sizes: 'all' },
      rembg: [200, 'image/png'],
    });
    for (const name of ['file', 'base64', 'rembg']) {
      expect(await pictureIn(`${output}-${name}.png`), name).toBe(CUT_OUT);
    }
  });
});
