import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { Refusal, type UrlField } from './refusal';
import type { SentFields } from '../sent-fields';

/** Where a picture is to be found: in the body as a file or as text, or at an address. */
export type PictureSource =
  | { readonly file: Uint8Array }
  | { readonly base64: Buffer | string }
  | { readonly url: string; readonly urlField: UrlField };

export interface PictureSources {
  readonly picture: PictureSource;
  /** For behind the subject. */
  readonly background: PictureSource | undefined;
}

/**
 * Finds the pictures among a body's fields. None is decoded or fetched: whatever else is wrong with the request is said
 * before.
 *
 * @throws ServiceError missing_image, two_backgrounds; Refusal multiple_sources
 */
export function pictureSources(fields: SentFields): PictureSources {
  const background = [fileOf(fields, 'bg_image_file'), urlOf(fields, 'bg_image_url')].filter(isGiven);
  const colours = fields.text('bg_color') === undefined ? 0 : 1;
  if (background.length + colours > 1) throw new ServiceError('two_backgrounds');
  const base64 = fields.bytes('image_file_b64') ?? fields.text('image_file_b64');
  const sources = [
    fileOf(fields, 'image_file'),
    base64 === undefined ? undefined : { base64 },
    urlOf(fields, 'image_url'),
  ].filter(isGiven);
  if (sources.length > 1) throw new Refusal('multiple_sources');
  const [picture] = sources;
  if (!picture) throw new ServiceError('missing_image');
  return { picture, background: background[0] };
}

function fileOf(fields: SentFields, name: string): PictureSource | undefined {
  const file = fields.bytes(name);
  return file && { file };
}

function urlOf(fields: SentFields, urlField: UrlField): PictureSource | undefined {
  const url = fields.text(urlField);
  return url === undefined ? undefined : { url, urlField };
}

function isGiven(source: PictureSource | undefined): source is PictureSource {
  return source !== undefined;
}
