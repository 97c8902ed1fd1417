/**
 * `model_unavailable`: a file of the engine did not arrive, after several tries. `model_corrupt`: one arrived twice,
 * and both times was not what this build expects. `page_outdated`: the service has no such file any more, so the page
 * that asks is from an older build.
 */
export type EngineFilesFaultCode = 'model_unavailable' | 'model_corrupt' | 'page_outdated';

/** Why the engine's files could not be had. Also thrown in a worker. */
export class EngineFilesFault extends Error {
  override readonly name = 'EngineFilesFault';
  readonly code: EngineFilesFaultCode;

  constructor(code: EngineFilesFaultCode, detail: string, cause?: unknown) {
    super(detail, { cause });
    this.code = code;
  }
}
