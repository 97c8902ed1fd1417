import 'server-only';
import type { EntryConfig } from '@/lib/config/entry';
import { readRemoveRequest } from '@/lib/contracts/options/read-request';
import { enter } from '../../abuse/guard';
import { checkKeyEntry, checkKeyOfBody } from '../../abuse/key-entry';
import type { PictureDoor } from '../../http/door';
import { serveRequest } from '../../http/serve-request';
import type { OfferedModels } from '../../inference/choose-model';
import type { InferencePool } from '../../inference/pool';
import { removeBackground } from '../../remove-background';
import { wantsJson } from './accept';
import { automaticFormat } from './option-text';
import { answeredType } from './picture-type';
import type { FieldUpload } from './read-upload';
import { respondWords } from './respond-fault';
import { respondResult } from './respond-result';
import { UNKNOWN_FOREGROUND } from './words';

/** A door that reads pictures from fields. */
export interface FieldDoor extends PictureDoor {
  readonly read: (request: Request) => Promise<FieldUpload>;
}

/** What cuts out, and who may ask it to. */
export interface CutOutService {
  readonly config: { readonly entry: EntryConfig };
  readonly pool: InferencePool;
  readonly models: OfferedModels;
}

/** Cuts a picture out for a client of remove.bg. */
export function serveCutOut(
  door: FieldDoor,
  request: Request,
  service: () => CutOutService,
): Promise<Response> {
  return serveRequest(door, request, async ({ caller, figures }) => {
    const { config, pool, models } = service();
    const keyFollows = checkKeyEntry(caller, config.entry);
    const visit = enter(caller);
    try {
      const upload = await door.read(request);
      const { fields, backgroundImage } = upload;
      figures['uploadBytes'] = upload.bodyBytes;
      if (keyFollows) checkKeyOfBody(fields.text('api_key'), config.entry);
      const hasBackgroundImage = backgroundImage !== undefined;
      const asked = readRemoveRequest(upload.option, hasBackgroundImage, () =>
        automaticFormat(fields, hasBackgroundImage),
      );
      const cutOut = await removeBackground(pool, models, upload, asked, request.signal, visit.charge);
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
      visit.leave();
    }
  });
}
