import 'server-only';
import type { ServerConfig } from '@/lib/config/server';
import { readRemoveRequest } from '@/lib/contracts/options/read-request';
import { enter } from '../../abuse/guard';
import { checkKeyEntry, checkKeyOfBody } from '../../abuse/key-entry';
import { PictureFetches } from '../../fetch/picture-fetches';
import type { Door } from '../../http/door';
import { serveRequest } from '../../http/serve-request';
import type { UploadBudget } from '../../inference/admission';
import type { OfferedModels } from '../../inference/choose-model';
import type { InferencePool } from '../../inference/pool';
import { removeBackground } from '../../remove-background';
import { wantsJson } from './accept';
import { capPng } from './cap-png';
import { automaticFormat, optionText } from './option-text';
import { pictureSources } from './picture-sources';
import { answeredType } from './picture-type';
import { uploadOf, type SentBody } from './read-upload';
import { respondWords } from './respond-fault';
import { respondResult } from './respond-result';
import { UNKNOWN_FOREGROUND } from './words';

/** A door that takes pictures in fields. */
export interface FieldDoor extends Door {
  /**
   * Reads what was sent; the request's body has not been touched.
   *
   * @throws ServiceError
   */
  readonly read: (request: Request) => Promise<SentBody>;
}

/** What cuts out, and who may ask it to. */
export interface CutOutService {
  readonly config: Pick<ServerConfig, 'entry' | 'removebgPngMegapixels' | 'urlInput' | 'jobTimeoutMs'>;
  readonly pool: InferencePool;
  readonly models: OfferedModels;
  /** What fetched pictures count in. */
  readonly uploads: UploadBudget;
}

/** Cuts a picture out for a client of remove.bg. */
export function serveCutOut(
  door: FieldDoor,
  request: Request,
  service: () => CutOutService,
): Promise<Response> {
  return serveRequest(door, request, async ({ caller, figures }) => {
    const { config, pool, models, uploads } = service();
    const keyFollows = checkKeyEntry(caller, config.entry);
    const visit = enter(caller);
    let fetches: PictureFetches | undefined;
    try {
      const sent = await door.read(request);
      const { fields, receivedAtMs } = sent;
      figures['uploadBytes'] = sent.bodyBytes;
      if (keyFollows) checkKeyOfBody(fields.text('api_key'), config.entry);
      const sources = pictureSources(fields);
      const hasBackgroundImage = sources.background !== undefined;
      const asked = readRemoveRequest(optionText(fields), hasBackgroundImage, () =>
        automaticFormat(fields, hasBackgroundImage),
      );
      const { signal } = request;
      fetches = new PictureFetches({ config, uploads, client: caller.bucket, receivedAtMs, signal });
      const upload = await uploadOf(sent, sources, fetches);
      const capped = capPng(asked, config.removebgPngMegapixels);
      const cutOut = await removeBackground(pool, models, upload, capped, signal, visit.charge);
      figures['outputBytes'] = cutOut.body.length;
      figures['pixels'] = cutOut.width * cutOut.height;
      figures['waitedMs'] = Math.round(cutOut.waitedMs);
      if (cutOut.notices.includes('no-subject')) return respondWords(UNKNOWN_FOREGROUND);
      return respondResult(cutOut, {
        format: asked.encoding.format,
        json: wantsJson(request.headers.get('accept')),
        type: answeredType(fields),
      });
    } finally {
      Object.assign(figures, fetches?.figures);
      fetches?.release();
      visit.leave();
    }
  });
}
