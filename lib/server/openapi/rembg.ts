import 'server-only';
import { z } from 'zod';
import { allWords } from '../compat/rembg/all-words';
import { ADDRESS, PARAMETERS, PICTURES } from '../compat/rembg/parameter-table';
import { ERROR_TYPES, type ValidationError } from '../compat/rembg/validation';
import { REMBG, REMBG_HEALTH, REMBG_INDEX } from '../doors/rembg';
import { CLEARCUT_HEADERS } from '../http/answer-headers';
import { byStatus, errorAnswers, jsonAnswer, pictureAnswer } from './answers';
import type { Api, Operation } from './api';
import { objectSchema } from './parameter-schema';

/** Sentences by status; with 422 it is a list. */
export const REMBG_WORDS = byStatus(allWords(), ({ detail }) =>
  typeof detail === 'string' ? detail : ERROR_TYPES.join(', '),
);

const validationError = z.object({
  type: z.enum(ERROR_TYPES),
  loc: z.tuple([z.enum(['body', 'query']), z.string()]),
  msg: z.string(),
  input: z.null(),
  ctx: z.record(z.string(), z.number()).optional(),
}) satisfies z.ZodType<Omit<ValidationError, 'loc' | 'ctx'>>;

const answers = [
  pictureAnswer(CLEARCUT_HEADERS, 'The cut-out, of the size of the picture', { 'image/png': 'Picture' }),
  ...errorAnswers(CLEARCUT_HEADERS, REMBG_WORDS.keys(), (status) => (status === 422 ? 'Faults' : 'Fault')),
];

const live = (door: Operation['door'], id: string): Operation => ({
  door,
  method: 'get',
  id,
  summary: 'Tells that the process answers.',
  answers: [{ ...jsonAnswer(CLEARCUT_HEADERS, 'It does', 'Live'), headers: {} }],
});

export const REMBG_API: Api = {
  title: "rembg's HTTP server, as Clearcut serves it",
  version: '2.0.87',
  description: 'For clients of `rembg s`: change the base URL, nothing else.',
  schemas: {
    Form: objectSchema({ ...PICTURES, ...PARAMETERS }),
    Picture: z.file(),
    Fault: z.object({ detail: z.string() }),
    Faults: z.object({ detail: z.array(validationError) }),
    Live: z.object({ live: z.literal(true) }),
  },
  operations: [
    {
      door: REMBG,
      method: 'get',
      id: 'removeBackgroundByUrl',
      summary: 'Cuts out the picture at an address. It counts as a POST does.',
      query: { ...ADDRESS, ...PARAMETERS },
      answers,
    },
    {
      door: REMBG,
      method: 'post',
      id: 'removeBackground',
      summary: 'Cuts a picture out. Each parameter is looked for in the form, then in the query.',
      query: PARAMETERS,
      bodies: {
        'multipart/form-data': {
          schema: 'Form',
          examples: [
            { name: 'plain', fields: { file: 'photo.jpg' } },
            { name: 'matte', fields: { file: 'photo.jpg', model: 'u2net', om: 'true' } },
          ],
        },
        'image/*': { schema: 'Picture' },
      },
      answers,
    },
    live(REMBG_HEALTH, 'health'),
    live(REMBG_INDEX, 'index'),
  ],
};
