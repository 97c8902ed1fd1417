import { readRemoveRequest } from '@/lib/contracts/options/read-request';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import type { Net } from '@/lib/core/solve/net';
import { netSpec } from '@/lib/models/manifest';
import { loadModel } from '@/lib/server/inference/model-store';
import { createOrtSession } from '@/lib/server/inference/ort-session';
import { performJob } from '@/lib/server/inference/perform-job';
import path from 'node:path';
import type { Look } from './page-looks';
import { readSource } from './sources';

/** No sample is shown larger. */
const SIDE = '960px';

/** Makes an after: what the service answers with, as a preset's file or else as PNG. */
export type Engine = (look: Look) => Promise<Uint8Array>;

/** The service's own way through a picture, with the model that ships, in this process. */
export async function startEngine(): Promise<Engine> {
  const stored = await loadModel([path.resolve(import.meta.dirname, '../../models')], DEFAULT_MODEL);
  const session = await createOrtSession(stored, { threads: 2, providers: ['cpu'] });
  const net: Net = { session, spec: netSpec(stored.manifest) };
  return async ({ source, options, behind }) => {
    const { bytes, format } = await readSource(source);
    const asked: Look['options'] = { size: SIDE, ...options };
    const request = readRemoveRequest(
      (name) => asked[name],
      behind !== undefined,
      () => ['png'],
    );
    const job = {
      upload: bytes,
      inputFormat: format,
      request,
      backgroundImage: behind && (await readSource(behind)),
    };
    const { body } = await performJob(job, () => Promise.resolve(net), {
      signal: new AbortController().signal,
      onPriced: () => undefined,
      makeRoom: () => undefined,
    });
    return body;
  };
}
