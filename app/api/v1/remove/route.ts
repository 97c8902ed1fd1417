import { isFormerModelName } from '@/lib/contracts/default-model';
import { readRemoveRequest } from '@/lib/contracts/options/read-request';
import { authorizeVisitor } from '@/lib/server/access/authorize';
import { limitPicture } from '@/lib/server/rate-limit/limit-picture';
import { REMOVE } from '@/lib/server/doors/clearcut';
import { handlersOf } from '@/lib/server/http/handlers';
import { negotiateFormats } from '@/lib/server/http/negotiate';
import { respondPicture } from '@/lib/server/http/respond';
import { serveRequest } from '@/lib/server/http/serve-request';
import { logger } from '@/lib/server/log/logger';
import { runtime } from '@/lib/server/start/runtime';
import { removeBackground } from '@/lib/server/remove-background';

export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf(REMOVE, {
  POST: cutOut,
});

/** Cuts out the picture of a multipart form (part `image`) or of the raw body. */
function cutOut(request: Request): Promise<Response> {
  return serveRequest(REMOVE, request, async ({ caller, figures, answerHeaders }) => {
    const { config, pool, models } = runtime();
    const { setCookie } = await authorizeVisitor(request, caller, config.access, (reason) =>
      logger().warn({ reason }, 'bot check'),
    );
    if (setCookie !== undefined) answerHeaders.set('Set-Cookie', setCookie);
    const picture = limitPicture(caller);
    try {
      const upload = await REMOVE.read(request);
      figures['uploadBytes'] = upload.bodyBytes;
      const asked = readRemoveRequest(upload.option, upload.backgroundImage !== undefined, (opaque) =>
        negotiateFormats(request.headers.get('accept'), opaque),
      );
      if (isFormerModelName(asked.model)) {
        logger().warn({ formerModelName: asked.model }, 'a request names a model as the release before did');
      }
      const result = await removeBackground(pool, models, upload, asked, picture, request.signal);
      figures['outputBytes'] = result.body.length;
      figures['pixels'] = result.width * result.height;
      figures['waitedMs'] = Math.round(result.waitedMs);
      return respondPicture(result);
    } finally {
      picture.release();
    }
  });
}
