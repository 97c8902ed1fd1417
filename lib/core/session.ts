import type { Tensor } from './tensor';

/**
 * The port to whatever runs the net: a loaded model, ready to be run. Its adapters live outside the core
 * (onnxruntime in the server's children, a remote server, the browser).
 */
export interface Session {
  /**
   * Runs the net once.
   * @param input the net's one input, [1, 3, h, w], normalised as its manifest says
   * @returns the net's matte output, [1, 1, h, w]
   */
  run(input: Tensor): Promise<Tensor>;
}
