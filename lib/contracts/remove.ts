/** What crosses HTTP when a background is removed: the picture formats on both sides and the response headers. */

/** Picture formats that the service reads. */
export const INPUT_FORMATS = ['jpeg', 'png', 'webp', 'avif', 'gif'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

/** Picture formats that the service writes; the first is the default. */
export const OUTPUT_FORMATS = ['png', 'webp'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<InputFormat | OutputFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
};

/** Path of our own door, below the site's origin. */
export const REMOVE_PATH = '/api/v1/remove';

/** Name of the multipart part that holds the picture. */
export const IMAGE_FIELD = 'image';

/** Response header that names what the caller should know about a result; its values are in {@link NOTICES}. */
export const NOTICE_HEADER = 'X-Clearcut-Notice';

/** `first-frame`: the upload was an animation and only its first frame was cut out. */
export const NOTICES = ['first-frame'] as const;
export type Notice = (typeof NOTICES)[number];

/** Response header that carries the request's id, as the log has it. */
export const REQUEST_ID_HEADER = 'X-Request-Id';
