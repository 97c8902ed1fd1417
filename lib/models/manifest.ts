import { z } from 'zod';
import type { NetSpec } from '@/lib/core/solve/net';

const side = z.int().positive().max(4096);
const channels = (value: z.ZodNumber) => z.tuple([value, value, value]);

/** What a model may be called; names are folders, so nothing else may look like a path. */
export const MODEL_NAME = /^[a-z0-9]+([-_][a-z0-9]+)*$/;

/** What `manifest.json` beside a model's weights says: where the file is, and how the net wants its input. */
export const ModelManifest = z.strictObject({
  /** Names the model in configuration, requests and logs. */
  id: z.string().regex(MODEL_NAME, 'Expected lower-case words joined by hyphens or underscores'),
  /** Name of the weights' file, in the manifest's own folder. */
  file: z.string().regex(/^[\w-][\w.-]*\.onnx$/, 'Expected the name of an .onnx file without a path'),
  /** Size of that file. */
  bytes: z.int().positive(),
  /** Digest of that file, in lower-case hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'Expected 64 lower-case hexadecimal digits'),
  /** SPDX identifier of the weights' licence, or `none stated`. */
  licence: z.string().min(1),
  /** Where the file was fetched from; left out of what ships with the program. */
  source: z.string().optional(),
  input: z.strictObject({
    /** Name of the graph's input; the graph's first where it is left out, which is what rembg takes. */
    name: z.string().min(1).optional(),
    /** In samples. */
    width: side,
    /** In samples. */
    height: side,
    layout: z.literal('nchw'),
    scale: z.enum(['unit', 'image-max']),
    /** Red, green, blue, after scaling. */
    mean: channels(z.number()),
    /** Red, green, blue, after scaling. */
    std: channels(z.number().positive()),
  }),
  output: z.strictObject({
    /** Name of the graph's output that holds the matte; the graph's first where it is left out. */
    name: z.string().min(1).optional(),
    /** `none` where the graph already ends in 0 to 1. */
    activation: z.enum(['none', 'sigmoid']),
    /** Whether each picture's alpha is stretched to its own lowest and highest. */
    rescale: z.boolean(),
  }),
});
export type ModelManifest = z.infer<typeof ModelManifest>;

/**
 * @param json a manifest as `JSON.parse` gives it
 * @throws Error that names every field at fault and what was expected there, in one line
 */
export function parseManifest(json: unknown): ModelManifest {
  const result = ModelManifest.safeParse(json);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  throw new Error(`The model manifest is not valid. ${errors.join('; ')}.`, { cause: result.error });
}

/** What the pipeline has to know of the model. */
export function netSpec({ input, output }: ModelManifest): NetSpec {
  return {
    input: { width: input.width, height: input.height },
    normalization: { scale: input.scale, mean: input.mean, std: input.std },
    output: { activation: output.activation, rescale: output.rescale },
  };
}
