import type { ModelsBody } from '@/lib/contracts/models';
import { MODELS } from '@/lib/server/doors/clearcut';
import { handlersOf } from '@/lib/server/http/handlers';
import { respondJson } from '@/lib/server/http/respond';
import { serveRequest } from '@/lib/server/http/serve-request';
import { runtime } from '@/lib/server/start/runtime';

export const dynamic = 'force-dynamic';

/** Lists the models that a request for a cut-out can name. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf(MODELS, {
  GET: (request) => serveRequest(MODELS, request, () => Promise.resolve(respondJson(listModels()))),
});

function listModels(): ModelsBody {
  const { installed, defaultModel } = runtime().models;
  const models = installed.map(({ manifest, suitedFor }) => ({
    name: manifest.id,
    licence: manifest.licence,
    bytes: manifest.bytes,
    input: { width: manifest.input.width, height: manifest.input.height },
    suitedFor,
  }));
  return { defaultModel, models };
}
