import 'server-only';
import type { ParameterTable } from '@/lib/contracts/parameter';

const NOTHING = 'checked, and changes nothing: our refinement of the matte always runs';

/** What rembg tunes its own alpha matting with. */
export const TUNING = {
  a: { value: 'flag', does: NOTHING },
  af: { value: { least: 0, greatest: 255 }, does: NOTHING },
  ab: { value: { least: 0, greatest: 255 }, does: NOTHING },
  ae: { value: { least: 0 }, does: NOTHING },
  ppm: { value: 'flag', does: NOTHING },
} as const satisfies ParameterTable;

/** Every parameter of rembg's, in the form or the query, and one of ours. */
export const PARAMETERS = {
  model: {
    value: 'text',
    takes: 'the name of an installed model, or one of rembg’s, which stands for the default',
    does: '`X-Clearcut-Model` says which ran',
    otherwise: 'the default',
    examples: ['u2net', 'birefnet-general'],
  },
  strict: {
    value: 'flag',
    does: 'ours: a model that is not installed is 404, with the list of those that are',
    otherwise: '`false`',
  },
  om: { value: 'flag', does: 'the matte alone, as 8-bit grey', otherwise: '`false`' },
  bgc: {
    value: 'text',
    takes: '`R,G,B,A`: four whole numbers from 0 to 255',
    does: 'what is behind the cut-out, which stays RGBA; nothing with `om`',
    otherwise: 'transparent',
    examples: ['255,255,255,255'],
  },
  ...TUNING,
  extras: {
    value: 'text',
    takes: 'anything',
    does: 'passed over: it configures models that are not run here',
    examples: ['{"sam_prompt": []}'],
  },
} as const satisfies ParameterTable;

/** Where the picture may be, in a form; the first that is there counts. */
export const PICTURES = {
  file: { value: 'file', does: 'the picture' },
  image: { value: 'file', does: 'the same, under the name that some clients send' },
} as const satisfies ParameterTable;

/** What a GET names the picture by. */
export const ADDRESS = {
  url: {
    value: 'url',
    does: 'the address of the picture, where the operator allows it (`URL_INPUT`)',
    required: true,
  },
} as const satisfies ParameterTable;
