import type { Subject } from './remove';

/** An installed model, as `GET /api/v1/models` lists it. */
interface OfferedModel {
  /** What the option `model` takes. */
  readonly name: string;
  /** SPDX identifier of the weights' licence, or `none stated`. */
  readonly licence: string;
  /** Of the weights' file. */
  readonly bytes: number;
  /** Of the net's input, in samples. */
  readonly input: { readonly width: number; readonly height: number };
  /** Values of the option `type` that may choose it; none for a model that the catalogue does not know. */
  readonly suitedFor: readonly Subject[];
}

/** The body of `GET /api/v1/models`. */
export interface ModelsBody {
  /** Name of the model of requests that choose none. */
  readonly defaultModel: string;
  /** The best first. */
  readonly models: readonly OfferedModel[];
}

/** What can run a graph, by the names that operators write; health says which one does. */
export const EXECUTION_PROVIDERS = ['cpu', 'cuda', 'tensorrt', 'directml', 'coreml', 'openvino'] as const;
export type ExecutionProvider = (typeof EXECUTION_PROVIDERS)[number];
