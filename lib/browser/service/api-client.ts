import 'client-only';
import type { Size } from '@/lib/core/image';
import { BOT_TOKEN_HEADER } from '../../contracts/bot-check';
import type { OptionName } from '../../contracts/options/options';
import {
  CERTAINTY_HEADER,
  MEDIA_TYPES,
  type Notice,
  NOTICE_HEADER,
  NOTICES,
  type OutputFormat,
  type PictureType,
  REMOVE_PATH,
} from '../../contracts/remove';
import { RemoveError } from '../errors/remove-error';
import { startPatience } from '../flow/patience';
import { isReadable } from '../results/is-readable';
import { visitResults } from '../results/result-room';
import { apiUrl } from './api-url';
import { errorOfAnswer } from './error-of-answer';
import { servicePace } from './service-pace';

/** A cut-out as it came back. */
export interface CutOut {
  readonly blob: Blob;
  readonly notices: readonly Notice[];
  /** How sure the cut-out is, 0 to 1; undefined from a service that does not say. */
  readonly certainty?: number | undefined;
  /** In pixels; undefined where the answer's header is not that of a PNG. */
  readonly size?: Size | undefined;
}

/** A file that is no plain cut-out. */
export interface AskedFile {
  readonly format: OutputFormat;
  readonly options: Partial<Record<OptionName, string>>;
}

export interface RemoveOptions {
  readonly signal: AbortSignal;
  /**
   * Called with the share of the picture that is known to have left, 0 to 1. At 1 the service has it and works. The
   * first call, with 0, says that it is on its way. Browsers tell of a short one only when it has arrived.
   */
  readonly onUploadProgress: (share: number) => void;
  /** What the visitor says that the picture is. */
  readonly type?: PictureType | undefined;
  /** Whether of a file that is cut short what is there will do. */
  readonly partial?: boolean;
  /** How the file is to be made, in the words of the API's options; undefined: the plain cut-out, as PNG. */
  readonly file?: AskedFile | undefined;
  /** Proof of an answered bot check, where this try needs one. */
  readonly botToken?: string | undefined;
}

/**
 * The service answers within its own deadlines (well below this) once it has the picture. Silence beyond
 * means that the connection died without a word.
 */
const MAX_SILENCE_MS = 90_000;

/**
 * Sends a picture to the service and waits for its cut-out. XMLHttpRequest, because fetch cannot tell how
 * much of a body has left.
 *
 * @throws RemoveError what went wrong, by code
 * @throws DOMException named AbortError, after `signal` fired
 */
export function requestCutOut(
  file: File,
  { signal, onUploadProgress, type, partial, file: asked, botToken }: RemoveOptions,
): Promise<CutOut> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortError());
      return;
    }
    const xhr = new XMLHttpRequest();
    const plain = { ...(type === undefined ? {} : { type }), ...(partial ? { partial: 'true' } : {}) };
    const query = new URLSearchParams(asked?.options ?? plain).toString();
    let stopWaiting: () => void = () => undefined;
    const abort = () => xhr.abort();
    const loseConnection = () => reject(lineError());

    xhr.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onUploadProgress(event.loaded / event.total);
    });
    xhr.upload.addEventListener('load', () => {
      onUploadProgress(1);
      stopWaiting = startPatience(MAX_SILENCE_MS, () => {
        loseConnection();
        xhr.abort();
      });
    });
    xhr.addEventListener('load', () => {
      servicePace.heard((name) => xhr.getResponseHeader(name));
      readAnswer(xhr, asked).then(resolve, reject);
    });
    xhr.addEventListener('error', () => void errorOfSending(file).then(reject));
    xhr.addEventListener('abort', () => reject(abortError()));
    xhr.addEventListener('loadend', () => {
      ended();
      stopWaiting();
      signal.removeEventListener('abort', abort);
    });
    signal.addEventListener('abort', abort);

    xhr.open('POST', apiUrl(query === '' ? REMOVE_PATH : `${REMOVE_PATH}?${query}`));
    // Not as a blob: one that the browser has no room for would end as if the line had dropped.
    xhr.responseType = 'arraybuffer';
    xhr.setRequestHeader('Accept', mediaTypeOf(asked));
    xhr.setRequestHeader('Content-Type', bodyType(file));
    if (botToken !== undefined) xhr.setRequestHeader(BOT_TOKEN_HEADER, botToken);
    const ended = servicePace.leaving();
    xhr.send(file);
    onUploadProgress(0);
  });
}

function lineError(): RemoveError {
  return new RemoveError(navigator.onLine ? 'network_lost' : 'offline');
}

/**
 * Why nothing could be sent. A browser ends a request alike where the line drops, and where the file cannot be read any
 * more.
 */
async function errorOfSending(file: File): Promise<RemoveError> {
  const readable = (await isReadable(file)) && (await isReadable(file.slice(-1)));
  return readable ? lineError() : new RemoveError('file_unreadable');
}

async function readAnswer(xhr: XMLHttpRequest, asked: AskedFile | undefined): Promise<CutOut> {
  const mediaType = mediaTypeOf(asked);
  const body = xhr.response as ArrayBuffer;
  const type = (xhr.getResponseHeader('Content-Type') ?? '').split(';', 1)[0]?.trim();
  if (xhr.status === 200 && type === mediaType && body.byteLength > 0) {
    const named = (xhr.getResponseHeader(NOTICE_HEADER) ?? '').split(',').map((part) => part.trim());
    const notices = NOTICES.filter((notice) => named.includes(notice));
    const certainty = readCertainty(xhr.getResponseHeader(CERTAINTY_HEADER));
    // A file that is asked for goes with the next one; nobody would let it go by name.
    const blob = asked ? new Blob([body], { type }) : await visitResults().hold(body, mediaType);
    return { blob, notices, certainty, size: pngSize(body) };
  }
  throw errorOfAnswer({
    status: xhr.status,
    body: new TextDecoder().decode(body),
    retryAfter: xhr.getResponseHeader('Retry-After'),
  });
}

function mediaTypeOf(asked: AskedFile | undefined): string {
  return MEDIA_TYPES[asked?.format ?? 'png'];
}

function readCertainty(value: string | null): number | undefined {
  const certainty = value === null ? NaN : Number(value);
  return certainty >= 0 && certainty <= 1 ? certainty : undefined;
}

/** The service goes by content; a type that names a form would make it look for one. */
function bodyType(file: File): string {
  return file.type.startsWith('image/') ? file.type : 'application/octet-stream';
}

function abortError(): DOMException {
  return new DOMException('The request was cancelled.', 'AbortError');
}

/** Signature, length and name of the first chunk, then width and height, 32 bits each (PNG, third edition, 11.2.1). */
const HEADER_BYTES = 24;
const SIGNATURE = 0x89504e47;

/** Size of a PNG in pixels, by its header; undefined for what is none. */
export function pngSize(png: ArrayBuffer): Size | undefined {
  if (png.byteLength < HEADER_BYTES) return undefined;
  const head = new DataView(png);
  if (head.getUint32(0) !== SIGNATURE) return undefined;
  return { width: head.getUint32(16), height: head.getUint32(20) };
}
