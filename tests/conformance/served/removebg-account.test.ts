import { describe, expect, it } from 'vitest';
import { ask } from './removebg-client';

describe('GET /v1.0/account', () => {
  it('has exactly the keys that Ruby takes', async () => {
    const { status, body } = await ask({ method: 'GET', path: '/v1.0/account' });
    expect(status).toBe(200);
    const left = expect.any(Number) as number;
    expect(JSON.parse(body.toString())).toEqual({
      data: {
        attributes: {
          credits: { total: left, subscription: left, payg: 0, enterprise: 0 },
          api: { free_calls: 0, sizes: 'all' },
        },
      },
    });
  });
});
