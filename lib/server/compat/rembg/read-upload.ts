import 'server-only';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { ServiceError } from '@/lib/contracts/errors';
import { collectBody, isForm, type BodyLimit } from '../../http/collect-body';
import { multipartFields, type SentFields } from '../sent-fields';
import { PICTURES } from './parameter-table';
import { parametersIn, type ParameterOf } from './parameters';

/** What a POST brings. */
export interface SentPicture {
  /** Undefined where a form has none. */
  readonly picture: Uint8Array | undefined;
  readonly parameterOf: ParameterOf;
  readonly bodyBytes: number;
  /** When the last byte arrived, by `performance.now()`. */
  readonly receivedAtMs: number;
}

/**
 * Reads a POST. It is a form whose picture is the part `file`, or `image`, which some clients send. Or it is the
 * picture as the raw body.
 *
 * @param request its body has not been touched
 * @throws ServiceError upload_too_large, malformed_multipart, and as collectBody does
 */
export async function readSentPicture(request: Request, limit: BodyLimit): Promise<SentPicture> {
  const { body, receivedAtMs } = await collectBody(request, limit);
  const contentType = request.headers.get('content-type') ?? '';
  const fields = isForm(contentType) ? multipartFields(body, contentType) : undefined;
  const picture = fields ? pictureIn(fields) : body;
  if (picture && picture.length > MAX_UPLOAD_BYTES) throw new ServiceError('upload_too_large');
  const parameterOf = parametersIn(fields, queryOf(request));
  return { picture, parameterOf, bodyBytes: body.length, receivedAtMs };
}

function pictureIn(fields: SentFields): Buffer | undefined {
  return Object.keys(PICTURES)
    .map((name) => fields.bytes(name))
    .find((bytes) => bytes !== undefined);
}

/** What a GET's address asks for. */
export function queryOf(request: Request): URLSearchParams {
  return new URL(request.url).searchParams;
}
