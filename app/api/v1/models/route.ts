import type { ModelsBody } from '@/lib/contracts/models';
import { MODELS } from '@/lib/server/doors/clearcut';
import { answerOptions } from '@/lib/server/http/answer-options';
import { respondJson } from '@/lib/server/http/respond';
import { refuseMethods, serveRequest } from '@/lib/server/http/serve-request';
import { runtime } from '@/lib/server/start/runtime';

export const dynamic = 'force-dynamic';

/** Lists the models that a request for a cut-out can name. */
export function GET(request: Request): Promise<Response> {
  return serveRequest(MODELS, request, () => {
    const { installed, defaultModel } = runtime().models;
    const models = installed.map(({ manifest, suitedFor }) => ({
      name: manifest.id,
      licence: manifest.licence,
      bytes: manifest.bytes,
      input: { width: manifest.input.width, height: manifest.input.height },
      suitedFor,
    }));
    const body: ModelsBody = { defaultModel, models };
    return Promise.resolve(respondJson(body));
  });
}

export const OPTIONS = answerOptions(MODELS);

const refuse = refuseMethods(MODELS);
export { refuse as POST, refuse as PUT, refuse as PATCH, refuse as DELETE };
