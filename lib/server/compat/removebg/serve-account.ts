import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { authorizeKey } from '../../access/authorize';
import type { Door } from '../../http/door';
import { respondJson } from '../../http/respond';
import { serveRequest } from '../../http/serve-request';
import { limitedClient, rateLimitState } from '../../rate-limit/rate-limit-state';
import type { CutOutService } from '../cut-out';

/**
 * Tells what a client may still send today, as credits. Official clients read exactly these keys: one more makes Ruby's
 * raise an error.
 */
export function serveAccount(
  door: Door,
  request: Request,
  service: () => Pick<CutOutService, 'config'>,
): Promise<Response> {
  return serveRequest(door, request, async ({ caller }) => {
    // A question has no body that could show a key.
    if (authorizeKey(caller, service().config.access)) throw new ServiceError('api_key_required');
    const state = rateLimitState();
    const left = await state.limiter.leftToday(limitedClient(caller, state));
    const credits = { total: left, subscription: left, payg: 0, enterprise: 0 };
    return respondJson({ data: { attributes: { credits, api: { free_calls: 0, sizes: 'all' } } } });
  });
}
