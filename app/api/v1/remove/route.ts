import { isFormerModelName } from '@/lib/contracts/default-model';
import { REMOVE_PATH } from '@/lib/contracts/remove';
import { readRemoveRequest } from '@/lib/contracts/options/read-request';
import { checkEntry } from '@/lib/server/abuse/entry';
import { enter } from '@/lib/server/abuse/guard';
import { clientBucketOf } from '@/lib/server/abuse/limited-client';
import { answerOptions } from '@/lib/server/http/answer-options';
import { negotiateFormat } from '@/lib/server/http/negotiate';
import { readUpload } from '@/lib/server/http/read-upload';
import { respondPicture } from '@/lib/server/http/respond';
import { refuseMethods, serveRequest } from '@/lib/server/http/serve-request';
import { runtime } from '@/lib/server/ops/runtime';
import { removeBackground } from '@/lib/server/remove-background';

export const dynamic = 'force-dynamic';

/** Cuts out the picture of a multipart form (part `image`) or of the raw body. */
export function POST(request: Request): Promise<Response> {
  return serveRequest(REMOVE_PATH, request, async (facts, answerHeaders) => {
    const { config, logger, pool, models } = runtime();
    const { setCookie } = await checkEntry(request, clientBucketOf(request.headers), config.entry, (reason) =>
      logger.warn({ reason }, 'bot check'),
    );
    if (setCookie !== undefined) answerHeaders.set('Set-Cookie', setCookie);
    const visit = enter(request.headers);
    try {
      const upload = await readUpload(request);
      facts['uploadBytes'] = upload.bodyBytes;
      const asked = readRemoveRequest(upload.option, upload.backgroundImage !== undefined, () =>
        negotiateFormat(request.headers.get('accept')),
      );
      if (isFormerModelName(asked.model)) {
        logger.warn({ formerModelName: asked.model }, 'a request names a model as the release before did');
      }
      const cutOut = await removeBackground(pool, models, upload, asked, request.signal, visit.charge);
      facts['outputBytes'] = cutOut.body.length;
      facts['pixels'] = cutOut.width * cutOut.height;
      facts['waitedMs'] = Math.round(cutOut.waitedMs);
      return respondPicture(cutOut, asked.encoding.format);
    } finally {
      visit.leave();
    }
  });
}

export const OPTIONS = answerOptions(REMOVE_PATH, 'POST');

const refuse = refuseMethods(REMOVE_PATH, 'POST');
export { refuse as GET, refuse as HEAD, refuse as PUT, refuse as PATCH, refuse as DELETE };
