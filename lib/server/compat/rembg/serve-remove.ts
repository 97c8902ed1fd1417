import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { readRemoveRequest } from '@/lib/contracts/options/read-request';
import { checkKeyEntry } from '../../abuse/key-entry';
import type { Door } from '../../http/door';
import type { Upload } from '../../http/read-upload';
import { respondPicture } from '../../http/respond';
import { serveRequest } from '../../http/serve-request';
import type { OfferedModels } from '../../inference/choose-model';
import { cutOut, type CutOutService, type Order } from '../cut-out';
import { optionText } from './option-text';
import { parametersIn, readParameters } from './parameters';
import { queryOf, type SentPicture } from './read-upload';
import { Refusal } from './refusal';
import { missing } from './validation';
import { URL_INPUT_OFF } from './words';

/** A door that takes a picture, or its address. */
export interface RembgDoor extends Door {
  /**
   * Reads what a POST brings; the request's body has not been touched.
   *
   * @throws ServiceError
   */
  readonly read: (request: Request) => Promise<SentPicture>;
}

/** Cuts a picture out for a client of rembg's server: one that it sends (POST), or names the address of (GET). */
export function serveRemove(
  door: RembgDoor,
  request: Request,
  service: () => CutOutService,
): Promise<Response> {
  return serveRequest(door, request, async (exchange) => {
    const { config, ...engine } = service();
    // Nothing in a body shows a key here: rembg knows none.
    if (checkKeyEntry(exchange.caller, config.entry)) throw new ServiceError('api_key_required');
    const takeOrder = async () => {
      const order = request.method === 'GET' ? orderByAddress : orderByPicture;
      const taken = await order(door, request, engine.models);
      exchange.figures['uploadBytes'] = taken.upload.bodyBytes;
      return taken;
    };
    const { result } = await cutOut(exchange, engine, takeOrder, request.signal);
    return respondPicture(result, 'png');
  });
}

async function orderByPicture(door: RembgDoor, request: Request, models: OfferedModels): Promise<Order> {
  const { picture, parameterOf, ...body } = await door.read(request);
  const { parameters, needed: bytes } = readParameters(parameterOf, picture, missing('body', 'file'));
  const option = optionText(parameters, models);
  const upload: Upload = { bytes, backgroundImage: undefined, option, ...body };
  return { upload, asked: readRemoveRequest(option, false, () => 'png') };
}

function orderByAddress(_door: RembgDoor, request: Request, models: OfferedModels): Promise<Order> {
  const parameterOf = parametersIn(undefined, queryOf(request));
  const { parameters } = readParameters(parameterOf, parameterOf('url')?.text, missing('query', 'url'));
  optionText(parameters, models);
  throw new Refusal('missing_image', URL_INPUT_OFF);
}
