import 'server-only';
import { z } from 'zod';
import { ERROR_CODES, ERRORS, type ErrorCode } from '@/lib/contracts/error-codes';
import type { ErrorBody } from '@/lib/contracts/errors';
import type { ModelsBody } from '@/lib/contracts/models';
import { OPTION_NAMES } from '@/lib/contracts/options/options';
import { MEDIA_TYPES, OUTPUT_FORMATS, SUBJECTS } from '@/lib/contracts/remove';
import { MODELS, REMOVE } from '../doors/clearcut';
import { CLEARCUT_HEADERS } from '../http/answer-headers';
import { byStatus, errorAnswers, jsonAnswer, pictureAnswer } from './answers';
import type { Api } from './api';
import { CLEARCUT_OPTIONS, CLEARCUT_PICTURES } from './clearcut-options';
import { objectSchema } from './parameter-schema';

/** Codes by status. */
export const CLEARCUT_CODES = byStatus(
  ERROR_CODES.map((code) => ({ code, status: ERRORS[code].status })),
  ({ code }) => code,
);

function errorSchema(codes: readonly ErrorCode[]) {
  const error = z.object({
    code: z.enum(codes).meta({ description: 'Stable: what a program goes by.' }),
    message: z.string().meta({ description: 'What to do next, for a person.' }),
    option: z.enum(OPTION_NAMES).exactOptional().meta({ description: 'The option that could not be read.' }),
    fallback: z
      .literal('browser')
      .exactOptional()
      .meta({ description: 'The same picture can be cut out in the visitor’s browser.' }),
    retryAfterSeconds: z.int().exactOptional().meta({ description: 'As Retry-After.' }),
    instead: z.string().exactOptional().meta({ description: 'A media type that takes the same picture.' }),
    partial: z
      .literal(true)
      .exactOptional()
      .meta({ description: 'What is there of the picture can be cut out, with `partial=true`.' }),
  });
  return z.object({ error }) satisfies z.ZodType<ErrorBody>;
}

const models = z.object({
  defaultModel: z.string(),
  models: z
    .array(
      z.object({
        name: z.string(),
        licence: z.string(),
        bytes: z.int(),
        input: z.object({ width: z.int(), height: z.int() }),
        suitedFor: z.array(z.enum(SUBJECTS)),
      }),
    )
    .meta({ description: 'The best first.' }),
}) satisfies z.ZodType<ModelsBody>;

const errorName = (status: number) => `Error${status}`;

export const CLEARCUT: Api = {
  title: 'Clearcut',
  version: '1',
  description: 'A picture comes in, a cut-out goes out in the same answer, and nothing is kept.',
  schemas: {
    Form: objectSchema({ ...CLEARCUT_PICTURES, ...CLEARCUT_OPTIONS }),
    Picture: z.file(),
    Models: models,
    ...Object.fromEntries(
      [...CLEARCUT_CODES].map(([status, codes]) => [errorName(status), errorSchema(codes)]),
    ),
  },
  operations: [
    {
      door: REMOVE,
      method: 'post',
      id: 'removeBackground',
      summary: 'Cuts a picture out. The form goes before the query.',
      query: CLEARCUT_OPTIONS,
      bodies: {
        'multipart/form-data': {
          schema: 'Form',
          examples: [
            { name: 'plain', fields: { image: 'photo.jpg' } },
            {
              name: 'product',
              fields: {
                image: 'shoe.jpg',
                ...{ background: 'white', shadow: 'drop', crop: 'true', crop_margin: '8%' },
                ...{ canvas: '1600x1600', scale: '80%', format: 'jpeg' },
              },
            },
            { name: 'shop', fields: { image: 'shoe.jpg', preset: 'amazon-main' } },
            { name: 'sticker', fields: { image: 'cat.jpg', preset: 'whatsapp-sticker' } },
          ],
        },
        'image/*': { schema: 'Picture' },
      },
      answers: [
        pictureAnswer(
          CLEARCUT_HEADERS,
          'The cut-out',
          Object.fromEntries(OUTPUT_FORMATS.map((format) => [MEDIA_TYPES[format], 'Picture'])),
        ),
        ...errorAnswers(CLEARCUT_HEADERS, CLEARCUT_CODES.keys(), errorName),
      ],
    },
    {
      door: MODELS,
      method: 'get',
      id: 'listModels',
      summary: 'Lists the models that a request can name.',
      answers: [
        jsonAnswer(CLEARCUT_HEADERS, 'The models', 'Models'),
        ...errorAnswers(CLEARCUT_HEADERS, [429, 500, 503], errorName),
      ],
    },
  ],
};
