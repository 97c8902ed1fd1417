import { describe, expect, it } from 'vitest';
import { CUT_OUT, given, outputFile, pictureIn, program, stepsOf } from './run-client';

describe("Python's requests", () => {
  it('files, addresses and errors of both APIs', async () => {
    const output = outputFile('python');
    const args = [program('requests_client.py'), given.url, given.photoFile, given.photoUrl, output];
    // Debian's own, whatever else is installed.
    const steps = await stepsOf('/usr/bin/python3', args, 'python3-requests');
    const picture = [200, 'image/png'];
    expect(steps).toEqual({
      ...{ file: picture, url: picture, fields: picture },
      error: [400, 'No image given'],
      account: { free_calls: 0, sizes: 'all' },
      ...{ rembg: picture, 'rembg-matte': picture, 'rembg-url': picture, 'rembg-chunked': picture },
    });
    for (const name of ['file', 'url', 'fields', 'rembg', 'rembg-url', 'rembg-chunked']) {
      expect(await pictureIn(`${output}-${name}.png`), name).toBe(CUT_OUT);
    }
    expect(await pictureIn(`${output}-rembg-matte.png`)).toBe('png 320x240');
  });
});
