import { createHash } from 'node:crypto';
import { startServer, type RunningServer } from '../../fixtures/server';

/** The other origin whose pages may send pictures to these doors. */
export const SHOP = 'https://shop.example';

/** The origin of the pages that the bot check guards. */
export const SITE = 'https://cut.example';

/** Two servers at whose doors not everybody is let in. */
export interface GuardedServers {
  /** Only who has the key. */
  readonly keyed: RunningServer;
  /** Only who has passed the bot check. */
  readonly checked: RunningServer;
}

/** @param env of the server with keys, beside the key itself */
export async function startGuarded(
  key: string,
  env: Readonly<Record<string, string>> = {},
): Promise<GuardedServers> {
  const [keyed, checked] = await Promise.all([
    startServer({
      API_KEYS: `theirs:${createHash('sha256').update(key).digest('hex')}`,
      COMPAT_ALLOWED_ORIGINS: SHOP,
      INFERENCE_CHILDREN: '1',
      ...env,
    }),
    startServer({
      TURNSTILE_SITE_KEY: '1x00000000000000000000AA',
      TURNSTILE_SECRET_KEY: '1x0000000000000000000000000000000AA',
      TURNSTILE_ALLOW_TEST_KEYS: '1',
      PASS_SECRET: 'x'.repeat(40),
      SITE_URL: SITE,
      INFERENCE_CHILDREN: '1',
    }),
  ]);
  return { keyed, checked };
}
