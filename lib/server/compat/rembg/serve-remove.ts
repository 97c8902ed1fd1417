import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import type { OptionName } from '@/lib/contracts/options/options';
import { readRemoveRequest, type OptionText } from '@/lib/contracts/options/read-request';
import { authorizeKey } from '../../access/authorize';
import type { PictureFetches } from '../../fetch/picture-fetches';
import type { Door } from '../../http/door';
import { respondPicture } from '../../http/respond';
import { serveRequest } from '../../http/serve-request';
import type { OfferedModels } from '../../inference/choose-model';
import { cutOut, type CutOutService, type Order } from '../cut-out';
import { modelFor } from './model-names';
import { parametersIn, readParameters, type Parameters } from './parameters';
import { queryOf, type SentPicture } from './read-upload';
import { missing } from './validation';

/** A door that takes a picture, or its address. */
export interface RembgDoor extends Door {
  /**
   * Reads what a POST brings; the request's body has not been touched.
   *
   * @throws ServiceError
   */
  readonly read: (request: Request) => Promise<SentPicture>;
}

/**
 * Cuts a picture out for a client of rembg's server. The client sends it (POST), or names its address (GET).
 */
export function serveRemove(
  door: RembgDoor,
  request: Request,
  service: () => CutOutService,
): Promise<Response> {
  return serveRequest(door, request, async (exchange) => {
    const current = service();
    const { config, pool, models } = current;
    // Nothing in a body shows a key here: rembg knows none.
    if (authorizeKey(exchange.caller, config.access)) throw new ServiceError('api_key_required');
    const takeOrder = async (fetches: PictureFetches, client: string) => {
      if (request.method === 'GET') {
        // The front asks this of those who send a body.
        const busy = pool.refusal(client);
        if (busy) throw busy;
        return orderByAddress(request, models, fetches);
      }
      const sent = await door.read(request);
      exchange.figures['uploadBytes'] = sent.bodyBytes;
      return orderByPicture(sent, models);
    };
    const { result } = await cutOut(exchange, current, takeOrder, request.signal);
    return respondPicture(result);
  });
}

function orderByPicture({ picture, parameterOf, ...body }: SentPicture, models: OfferedModels): Order {
  const { parameters, needed: bytes } = readParameters(parameterOf, picture, missing('body', 'file'));
  const option = optionText(parameters, models);
  return {
    upload: { bytes, backgroundImage: undefined, option, ...body },
    asked: readRemoveRequest(option, false, () => ['png']),
  };
}

/** Whatever else is wrong with the request is said before anything is fetched. */
async function orderByAddress(
  request: Request,
  models: OfferedModels,
  fetches: PictureFetches,
): Promise<Order> {
  const receivedAtMs = performance.now();
  const parameterOf = parametersIn(undefined, queryOf(request));
  const { parameters, needed: address } = readParameters(
    parameterOf,
    parameterOf('url')?.text,
    missing('query', 'url'),
  );
  const option = optionText(parameters, models);
  const asked = readRemoveRequest(option, false, () => ['png']);
  const bytes = await fetches.picture(address, MAX_UPLOAD_BYTES);
  return { upload: { bytes, backgroundImage: undefined, option, bodyBytes: 0, receivedAtMs }, asked };
}

/**
 * What rembg's parameters ask for, in the options of our own door, which reads them. The answer is always a PNG of the
 * picture's size.
 *
 * @throws Refusal 404 for a model that there is not
 */
function optionText({ model, strict, onlyMask, background }: Parameters, models: OfferedModels): OptionText {
  const texts: Readonly<Partial<Record<OptionName, string | undefined>>> = {
    format: 'png',
    channels: onlyMask ? 'alpha' : 'rgba',
    model: modelFor(model, strict, models),
    background,
  };
  return (name) => texts[name];
}
