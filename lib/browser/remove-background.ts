import 'client-only';
import { plainRequest, type PictureType } from '../contracts/remove';
import type { Size } from '../core/image';
import type { SubjectSummary } from '../core/subject-summary';
import type { CutOut } from './service/api-client';
import { canCutOutHere, cutOutHere, cutOutWithoutNet } from './engine/local-engine';
import { installationFlag } from './settings/feature-flags';
import { engineFilesStatus } from './model/engine-files-status';
import { RemoveError } from './errors/remove-error';
import { isLarge } from './pictures/large-picture';
import { sendPicture, type TokenSource } from './service/send-picture';
import { sendWatched } from './service/send-watched';
import { ServiceBreaker } from './service/service-breaker';
import { isServiceReady } from './service/service-health';
import { isReadable } from './results/is-readable';
import { visitResults } from './results/result-room';
import type { EngineProgress, SolveResult } from './worker/messages';

/** Where a picture is cut out. */
export type Place = 'server' | 'browser';

/** `auto`: on the server, and on this device where the server cannot. */
export type EngineChoice = Place | 'auto';

/** `perhaps`: it was on its way, and the browser does not tell how far it came. */
export type Sent = 'no' | 'perhaps' | 'yes';

/** A cut-out, and what became of the picture on the way to it. */
export interface PlacedCutOut extends CutOut {
  readonly place: Place;
  /** Whether at least a part of the picture has left this device. */
  readonly sent: Sent;
  /** What it was scaled down to, where this device could not hold the whole picture, or to be sent. */
  readonly scaledTo?: Size;
  /** Its colours are those of print (CMYK), and this browser has converted them in its own way. */
  readonly printColours?: boolean;
  /** What stands out; undefined where the service has found it, which does not say. */
  readonly subjects?: SubjectSummary;
}

export type Progress =
  /** `share` of the picture has left, 0 to 1. At 1 the service has it and works. */
  | { readonly place: 'server'; readonly share: number }
  /** `switched`: the service was tried first. */
  | { readonly place: 'browser'; readonly switched: boolean; readonly engine: EngineProgress };

export interface RemoveBackgroundOptions {
  /** Undefined where nobody at this browser has chosen: as the operator has set it, or else `auto`. */
  readonly engine: EngineChoice | undefined;
  /**
   * For whoever asks for the service and has another way in hand, such as a batch. No picture is sent while the service
   * counts as down. One that says nothing is given up as early as where this device could go on.
   */
  readonly sparing?: boolean;
  /**
   * A file that is larger than the service takes is scaled down and sent. Else the service gets none, and this device
   * cuts it out.
   */
  readonly shrink?: boolean;
  /** Whether of a file that is cut short what is there will do. */
  readonly partial?: boolean;
  /** What has left of the picture in an earlier try: the result says so. */
  readonly sentBefore?: Sent;
  /** What the visitor says that the picture is; undefined where that is for the engine to find out. */
  readonly type?: PictureType | undefined;
  /** Under which id this device keeps what it solves, for renderings to come; undefined: not at all. */
  readonly keepAs?: string | undefined;
  /** Answers the bot check, where the service asks for it. */
  readonly tokens: TokenSource | null;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Asks a visitor who saves data to allow the engine's download; rejects after the signal fired. */
  readonly allowDownload: (downloadBytes: number, signal: AbortSignal) => Promise<void>;
}

/** The service has said that its pages cut out on the device: nothing was sent. */
class StaysHere extends Error {
  override readonly name = 'StaysHere';
}

/** What this visit has learnt about the service. */
const breaker = new ServiceBreaker();

/** Why pictures are not sent to the service, and until when (by Date.now) it does not want any. */
let lastError: { readonly error: RemoveError; readonly untilMs: number } | undefined;

/** A yes holds for the visit: where nothing can be stored the question would come with each picture. */
let downloadAllowed = false;

/**
 * Removes a picture's background. It does so on the server where that answers, else on this device, with the same
 * picture and without asking. While the service counts as down no picture is sent to it.
 *
 * @throws RemoveError what went wrong, by code
 * @throws DOMException named AbortError, after `signal` fired
 */
export async function removeBackground(
  picture: File,
  options: RemoveBackgroundOptions,
): Promise<PlacedCutOut> {
  const { type, tokens, signal, onProgress, sentBefore = 'no', shrink = false, partial = false } = options;
  const untried: Past = { switched: false, sent: sentBefore };
  // The service tells what its operator has set when it is first asked. That is before the first picture is sent.
  const engine = () => options.engine ?? installationFlag('engine') ?? 'auto';
  if (engine() === 'browser' || (isLarge(picture) && !shrink))
    return cutOutOnDevice(picture, options, untried);
  const canSwitch = engine() === 'auto' && canCutOutHere();
  const isSparing = canSwitch || options.sparing === true;
  if (isSparing && !(await isWorthSending(signal))) {
    if (!canSwitch) throw serviceError() ?? new RemoveError('network_lost');
    return cutOutOnDevice(picture, options, untried).catch((reason: unknown) => {
      throw reason instanceof RemoveError ? (serviceError() ?? reason) : reason;
    });
  }

  let sent: Sent = sentBefore;
  const sending = {
    type,
    partial,
    signal,
    onUploadProgress: (share: number) => {
      if (sent !== 'yes') sent = share > 0 ? 'yes' : 'perhaps';
      onProgress({ place: 'server', share });
    },
    onAsked: () => {
      if (engine() === 'browser') throw new StaysHere();
    },
  };
  try {
    const send = isSparing ? sendWatched : sendPicture;
    // Seldom needed: loaded when it is.
    const small = isLarge(picture)
      ? await (await import('./pictures/shrink-picture')).shrinkPicture(picture)
      : picture;
    signal.throwIfAborted();
    const cutOut = await send(small, tokens, sending);
    breaker.succeeded();
    const scaledTo = small === picture ? undefined : cutOut.size;
    return { ...cutOut, place: 'server', sent: 'yes', ...(scaledTo && { scaledTo }) };
  } catch (error) {
    if (error instanceof StaysHere) return cutOutOnDevice(picture, options, untried);
    if (!(error instanceof RemoveError)) throw error;
    // The file itself says nothing of the service.
    if (error.code === 'file_unreadable') throw error;
    if (!error.deviceCanHelp) breaker.succeeded();
    else {
      breaker.failed(error.retryAfterSeconds);
      lastError = { error, untilMs: Date.now() + (error.retryAfterSeconds ?? 0) * 1000 };
    }
    if (!error.deviceCanHelp || !canSwitch || engine() === 'server') throw error;
    return cutOutOnDevice(picture, options, { switched: true, sent }).catch((reason: unknown) => {
      // What the service said is of more use: it can succeed at the next try.
      throw reason instanceof RemoveError ? error : reason;
    });
  }
}

/**
 * For how long the service is not to get a picture, in milliseconds. It is down, or has asked for a pause.
 */
export function serviceWaitMs(): number {
  return breaker.waitMs;
}

/** Whether a picture may leave for the service: not while it counts as down. */
async function isWorthSending(signal: AbortSignal): Promise<boolean> {
  if (!navigator.onLine) return false;
  const verdict = breaker.verdict();
  if (verdict !== 'probe') return verdict === 'send';
  try {
    const ready = await isServiceReady(signal);
    if (ready) breaker.probeSucceeded();
    else breaker.probeFailed();
    return ready;
  } catch (error) {
    breaker.probeCancelled();
    throw error;
  }
}

/** What keeps pictures from the service now: of more use than an error of this device, for it can pass. */
function serviceError(): RemoveError | undefined {
  if (!navigator.onLine) return new RemoveError('offline');
  if (lastError === undefined) return undefined;
  const { error, untilMs } = lastError;
  const leftSeconds = Math.ceil((untilMs - Date.now()) / 1000);
  return new RemoveError(error.code, leftSeconds > 0 ? { retryAfterSeconds: leftSeconds } : {});
}

/** What has become of a picture before this device takes it on. */
interface Past {
  readonly switched: boolean;
  readonly sent: Sent;
}

async function cutOutOnDevice(
  picture: File,
  { type, partial = false, keepAs, signal, onProgress, allowDownload }: RemoveBackgroundOptions,
  { switched, sent }: Past,
): Promise<PlacedCutOut> {
  const report = (engine: EngineProgress) => onProgress({ place: 'browser', switched, engine });
  report({ step: 'decode' });
  const { saveData, downloadBytes } = await engineFilesStatus();
  signal.throwIfAborted();
  const options = {
    signal,
    onProgress: report,
    request: { ...plainRequest('png'), subject: type, partial },
    ...(keepAs === undefined ? {} : { keepAs }),
  };
  if (saveData && downloadBytes > 0 && !downloadAllowed) {
    // A graphic needs no engine, and no question then.
    const netless = await cutOutWithoutNet(picture, options);
    if (netless) return placed(netless, sent);
    await allowDownload(downloadBytes, signal);
    downloadAllowed = true;
  }
  try {
    return await placed(await cutOutHere(picture, options), sent);
  } catch (error) {
    const undecoded = error instanceof RemoveError && error.code === 'picture_unreadable';
    throw undecoded && !(await isReadable(picture)) ? new RemoveError('file_unreadable') : error;
  }
}

async function placed(
  { blob, notices, certainty, subjects, scaledDown, printColours, width, height }: SolveResult,
  sent: Sent,
): Promise<PlacedCutOut> {
  return {
    blob: await visitResults().hold(blob, blob.type),
    notices,
    certainty,
    subjects,
    size: { width, height },
    place: 'browser',
    sent,
    ...(scaledDown ? { scaledTo: { width, height } } : {}),
    ...(printColours ? { printColours } : {}),
  };
}
