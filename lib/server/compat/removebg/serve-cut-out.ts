import 'server-only';
import { readRemoveRequest } from '@/lib/contracts/options/read-request';
import { authorizeKey, authorizeKeyOfBody } from '../../access/authorize';
import type { PictureFetches } from '../../fetch/picture-fetches';
import type { Door } from '../../http/door';
import { serveRequest } from '../../http/serve-request';
import { cutOut, type CutOutService } from '../cut-out';
import { respondResult, wantsJson } from './respond-result';
import { automaticFormat, capPng, largestSize, optionText } from './option-text';
import { pictureSources } from './picture-sources';
import { answeredType } from './picture-type';
import { uploadOf, type SentBody } from './read-upload';
import { respondWords } from './respond-error';
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

/** Cuts a picture out for a client of remove.bg. */
export function serveCutOut(
  door: FieldDoor,
  request: Request,
  service: () => CutOutService,
): Promise<Response> {
  return serveRequest(door, request, async (exchange) => {
    const current = service();
    const { config } = current;
    const keyFollows = authorizeKey(exchange.caller, config.access);
    const takeOrder = async (fetches: PictureFetches) => {
      const sent = await door.read(request);
      exchange.figures['uploadBytes'] = sent.bodyBytes;
      const { fields } = sent;
      if (keyFollows) authorizeKeyOfBody(fields.text('api_key'), config.access);
      const sources = pictureSources(fields);
      const hasBackgroundImage = sources.background !== undefined;
      const read = readRemoveRequest(optionText(fields), hasBackgroundImage, () => [
        automaticFormat(fields, hasBackgroundImage),
      ]);
      const asked = { ...capPng(read, config.removebgPngMegapixels), regionInside: true };
      const upload = await uploadOf(sent, sources, fetches);
      return { upload, asked, fields };
    };
    const { order, result } = await cutOut(exchange, current, takeOrder, request.signal);
    if (result.notices.includes('no-subject')) return respondWords(UNKNOWN_FOREGROUND);
    return respondResult(result, {
      json: wantsJson(request.headers.get('accept')),
      type: answeredType(order.fields),
      largest: largestSize(result.unbound, result.format, config.removebgPngMegapixels),
    });
  });
}
