import 'client-only';
import type { PictureType } from '../../../contracts/remove';
import type { PageErrorCode } from '../../errors/device-errors';
import type { RemoveError } from '../../errors/remove-error';
import type { Place, Progress } from '../../remove-background';
import { BOT_CHECK_ERRORS, type TokenSource } from '../../service/send-picture';
import type { LargeWay } from '../../pictures/large-picture';
import type { BatchEngine } from './batch-engine';
import { asRemoveError, BatchItem } from './batch-item';
import type { Hold, ItemWork, QueueEvent } from './item-work';
import { placeFor, TypicalTime } from './place-choice';

/** Errors of the sender, whatever the picture: the service gets no more until the visitor tries again. */
const OF_SENDER: ReadonlySet<PageErrorCode> = new Set<PageErrorCode>([
  ...BOT_CHECK_ERRORS,
  'api_key_required',
  'api_key_invalid',
  'cross_site_refused',
]);

/** Errors of this device in a row after which it gets no more pictures. */
const MAX_DEVICE_ERRORS = 2;

/** A pause can end early, as when the network is there again: it is looked after at least so often. */
const LOOK_AGAIN_MS = 2_000;

/**
 * Cuts out the pictures of a batch in their order. Some go at a time at the service, one at a time on this device. One
 * that fails stops no other. Time is Date.now's.
 */
export class BatchQueue {
  readonly #engine: BatchEngine;
  readonly #tell: (event: QueueEvent) => void;
  readonly #items = new Map<string, BatchItem>();
  readonly #serviceTime = new TypicalTime();
  readonly #deviceTime = new TypicalTime();
  #tokens: TokenSource | null = null;
  #atHand = false;
  #largeWay: LargeWay | undefined;
  #refused: RemoveError | undefined;
  /** The browser has no room for another result: nothing more is begun until the visitor has made some. */
  #isFull = false;
  #deviceErrors = 0;
  #held: Hold | undefined;
  #allow: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(engine: BatchEngine, tell: (event: QueueEvent) => void) {
    this.#engine = engine;
    this.#tell = tell;
  }

  /**
   * Adds pictures, by their ids in the store, and begins with them.
   *
   * @param type what they are; undefined where that is for the engine to find out
   */
  add(ids: readonly string[], tokens: TokenSource | null, type: PictureType | undefined): void {
    this.#tokens = tokens;
    for (const id of ids) this.#items.set(id, new BatchItem(id, type));
    void this.#engine.isEngineAtHand().then((atHand) => {
      this.#atHand = atHand;
      this.#next();
    });
    this.#next();
  }

  /** Stops pictures that are not done: they stay, and can be tried again. */
  stop(ids: readonly string[]): void {
    for (const item of this.#named(ids)) {
      if (!item.isWaiting && item.running === undefined) continue;
      this.#drop(item);
      this.#move(item, { phase: 'stopped' });
    }
    this.#next();
  }

  /** Tries pictures again that have failed or were stopped, and asks once more where that had failed for all. */
  retry(ids: readonly string[]): void {
    this.#refused = undefined;
    this.#isFull = false;
    this.#deviceErrors = 0;
    for (const item of this.#named(ids)) {
      if (item.isWaiting || item.running !== undefined) continue;
      item.renew();
      this.#move(item, { phase: 'waiting' });
    }
    this.#next();
  }

  /** Forgets pictures; what is under way for them stops. */
  remove(ids: readonly string[]): void {
    for (const item of this.#named(ids)) {
      this.#drop(item);
      this.#items.delete(item.id);
    }
    this.#next();
  }

  /** What becomes of pictures that the service does not take: they wait until that is known. */
  chooseForLarge(way: LargeWay): void {
    this.#largeWay = way;
    this.#next();
  }

  /** The engine may be downloaded. */
  allowDownload(): void {
    this.#allow?.();
    this.#allow = undefined;
    this.#hold();
  }

  #named(ids: readonly string[]): BatchItem[] {
    return ids.map((id) => this.#items.get(id)).filter((item) => item !== undefined);
  }

  #drop(item: BatchItem): void {
    item.isWaiting = false;
    item.running?.abort.abort();
    item.running = undefined;
  }

  /** Begins what can begin, and looks again when a pause is over. */
  #next(): void {
    clearTimeout(this.#timer);
    for (const item of this.#waiting()) {
      if (this.#isFull) {
        this.#fail(item, 'no_room_here');
        continue;
      }
      const service = this.#maySend(item);
      const device = this.#mayUseDevice(item);
      if (!service && !device) this.#fail(item, this.#refused?.code ?? item.code ?? 'device_not_supported');
      else {
        const place = this.#placeFor(service, device);
        if (place !== undefined) void this.#run(item, place);
      }
    }
    this.#hold();
    if (this.#waiting().length > 0) {
      // Where there is no pause, the next begins when one has ended.
      const waitMs = Math.min(LOOK_AGAIN_MS, this.#serviceWaitMs() || LOOK_AGAIN_MS);
      this.#timer = setTimeout(() => this.#next(), waitMs);
    }
  }

  #placeFor(service: boolean, device: boolean): Place | undefined {
    const serviceWaitMs = this.#serviceWaitMs();
    return placeFor({
      service,
      device,
      serviceWaitMs,
      serviceFree: serviceWaitMs === 0 && this.#engine.pace.allows(this.#running('server')),
      deviceFree: this.#running('browser') === 0,
      serviceMs: this.#serviceTime.ms,
      deviceMs: this.#deviceTime.ms,
      waiting: this.#waiting().length,
    });
  }

  #maySend(item: BatchItem): boolean {
    if (this.#engine.choice() === 'browser' || this.#refused !== undefined) return false;
    return item.mayGoTo('server') && !(this.#engine.isLarge(item.id) && this.#largeWay === 'device');
  }

  #mayUseDevice(item: BatchItem): boolean {
    const choice = this.#engine.choice();
    // Whoever chose that for large ones may be asked for the engine's download.
    const isChosen = this.#largeWay === 'device' && this.#engine.isLarge(item.id);
    const isWanted = choice === 'browser' || isChosen || (choice === 'auto' && this.#atHand);
    const isWell = this.#engine.canCutOutHere() && this.#deviceErrors < MAX_DEVICE_ERRORS;
    return isWanted && isWell && item.mayGoTo('browser');
  }

  #serviceWaitMs(): number {
    if (!this.#engine.isOnline()) return Infinity;
    return Math.max(this.#engine.serviceWaitMs(), this.#engine.pace.waitMs);
  }

  async #run(item: BatchItem, place: Place): Promise<void> {
    const abort = new AbortController();
    const { signal } = abort;
    item.isWaiting = false;
    item.running = { place, abort };
    const clock = { sinceMs: Date.now() };
    this.#move(
      item,
      place === 'server' ? { phase: 'uploading', share: 0 } : { phase: 'local', engine: { step: 'decode' } },
    );
    try {
      const cutOut = await this.#engine.cutOut(item.id, {
        engine: place,
        sparing: true,
        shrink: place === 'server',
        sentBefore: item.sent,
        type: item.type,
        tokens: this.#tokens,
        signal,
        onProgress: (progress) => this.#note(item, progress, clock),
        allowDownload: (downloadBytes) => this.#ask(downloadBytes, signal),
      });
      if (signal.aborted) return;
      item.running = undefined;
      (place === 'server' ? this.#serviceTime : this.#deviceTime).add(Date.now() - clock.sinceMs);
      if (place === 'browser') this.#deviceErrors = 0;
      this.#move(item, { phase: 'done', cutOut });
    } catch (reason) {
      if (signal.aborted) return;
      item.running = undefined;
      this.#takeError(item, place, asRemoveError(reason));
    }
    this.#next();
  }

  #note(item: BatchItem, progress: Progress, clock: { sinceMs: number }): void {
    if (progress.place === 'server') {
      const { share } = progress;
      if (item.sent !== 'yes') item.sent = share > 0 ? 'yes' : 'perhaps';
      this.#move(item, share >= 1 ? { phase: 'working' } : { phase: 'uploading', share });
      return;
    }
    const { engine } = progress;
    // Done once; later pictures find the engine running.
    if (engine.step === 'download' || engine.step === 'start') clock.sinceMs = Date.now();
    this.#move(item, { phase: 'local', engine });
  }

  #takeError(item: BatchItem, place: Place, error: RemoveError): void {
    if (error.code === 'no_room_here') {
      this.#isFull = true;
      return this.#fail(item, error.code);
    }
    if (place === 'browser') {
      if (item.noteDeviceError(error)) this.#deviceErrors += 1;
      if (!this.#maySend(item)) return this.#fail(item, item.code ?? error.code);
    } else if (OF_SENDER.has(error.code)) this.#refused = error;
    else if (!error.deviceCanHelp) return this.#fail(item, error.code);
    else {
      if (error.code === 'too_many_at_once') this.#engine.pace.crowded();
      item.noteServiceError(error);
    }
    item.isWaiting = true;
    this.#move(item, { phase: 'waiting' });
  }

  #fail(item: BatchItem, code: PageErrorCode): void {
    item.isWaiting = false;
    this.#move(item, { phase: 'failed', code });
  }

  #ask(downloadBytes: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#allow = resolve;
      signal.addEventListener('abort', () => {
        this.#allow = undefined;
        reject(signal.reason as DOMException);
      });
      this.#sayHold({ kind: 'asking', downloadBytes });
    });
  }

  #waiting(): BatchItem[] {
    return [...this.#items.values()].filter((item) => item.isWaiting && !this.#isUndecided(item));
  }

  /** It waits for the visitor to say what becomes of large pictures. */
  #isUndecided({ id }: BatchItem): boolean {
    return this.#largeWay === undefined && this.#engine.choice() !== 'browser' && this.#engine.isLarge(id);
  }

  #running(place: Place): number {
    return [...this.#items.values()].filter(({ running }) => running?.place === place).length;
  }

  #move(item: BatchItem, work: ItemWork): void {
    this.#tell({ type: 'moved', id: item.id, work });
  }

  /** Says why nothing goes on, or that something does. */
  #hold(): void {
    if (this.#allow !== undefined) return;
    const isIdle = this.#running('server') + this.#running('browser') === 0 && this.#waiting().length > 0;
    const waitMs = this.#serviceWaitMs();
    if (!isIdle || waitMs === 0) this.#sayHold(undefined);
    else if (waitMs === Infinity) this.#sayHold({ kind: 'offline' });
    else this.#sayHold({ kind: 'service', untilMs: Date.now() + waitMs });
  }

  #sayHold(hold: Hold | undefined): void {
    if (isSameHold(hold, this.#held)) return;
    this.#held = hold;
    this.#tell({ type: 'held', hold });
  }
}

function isSameHold(one: Hold | undefined, other: Hold | undefined): boolean {
  if (one?.kind !== 'service' || other?.kind !== 'service') return one?.kind === other?.kind;
  return Math.abs(one.untilMs - other.untilMs) < 1_000;
}
