import 'server-only';
import { z } from 'zod';
import type { ParameterTable } from '@/lib/contracts/parameter';
import { MEDIA_TYPES } from '@/lib/contracts/remove';
import { allWords } from '../compat/removebg/all-words';
import { REMOVEBG_HEADERS } from '../compat/removebg/answer-headers';
import { FIELDS } from '../compat/removebg/fields';
import { NOT_IMPLEMENTED } from '../compat/removebg/words';
import { ACCOUNT, IMPROVE, REMOVEBG, REMOVEBG_ALIAS } from '../doors/removebg';
import { byStatus, errorAnswers, jsonAnswer, pictureAnswer } from './answers';
import type { Api, Operation } from './api';
import { objectSchema } from './parameter-schema';

/** Codes by status. */
export const REMOVEBG_CODES = byStatus([...allWords(), NOT_IMPLEMENTED], ({ code }) => code);

const errorSchema = (codes: readonly string[]) =>
  z.object({
    errors: z
      .array(z.object({ title: z.string(), code: z.enum(codes), detail: z.string().optional() }))
      .min(1)
      .max(1),
  });

const credits = z.object({
  total: z.int(),
  subscription: z.int(),
  payg: z.literal(0),
  enterprise: z.literal(0),
});
const account = z.object({
  data: z.object({
    attributes: z.object({ credits, api: z.object({ free_calls: z.literal(0), sizes: z.literal('all') }) }),
  }),
});

const result = z.object({
  result_b64: z.base64(),
  foreground_top: z.int(),
  foreground_left: z.int(),
  foreground_width: z.int(),
  foreground_height: z.int(),
});

/** JSON and URL-encoded forms hold no files. */
const TEXT_FIELDS: ParameterTable = Object.fromEntries(
  Object.entries(FIELDS).filter(([, { value }]) => value !== 'file'),
);

const errorName = (status: number) => `Error${status}`;
const errors = (statuses: Iterable<number>) => errorAnswers(REMOVEBG_HEADERS, statuses, errorName);

const cutOut: Omit<Operation, 'door' | 'id'> = {
  method: 'post',
  summary: 'Cuts a picture out. Empty fields count as not given, unknown ones are passed over.',
  bodies: {
    'multipart/form-data': {
      schema: 'Form',
      examples: [
        { name: 'plain', fields: { image_file: 'photo.jpg', size: 'auto' } },
        {
          name: 'product',
          fields: {
            image_file: 'shoe.jpg',
            ...{ size: 'full', type: 'product', shadow_type: 'drop', bg_color: 'ffffff', format: 'jpg' },
          },
        },
      ],
    },
    'application/json': { schema: 'Fields' },
    'application/x-www-form-urlencoded': { schema: 'Fields' },
  },
  answers: [
    pictureAnswer(REMOVEBG_HEADERS, 'The cut-out, as bytes or as base64 in JSON', {
      ...Object.fromEntries(
        (['png', 'jpeg', 'webp', 'zip'] as const).map((format) => [MEDIA_TYPES[format], 'Picture']),
      ),
      'application/json': 'Result',
    }),
    ...errors([...REMOVEBG_CODES.keys()].filter((status) => status !== NOT_IMPLEMENTED.status)),
  ],
};

export const REMOVEBG_API: Api = {
  title: "remove.bg's API v1.0, as Clearcut serves it",
  version: '1.0',
  description: 'For clients of remove.bg: change the base URL, nothing else.',
  schemas: {
    Form: objectSchema(FIELDS),
    Fields: objectSchema(TEXT_FIELDS),
    Picture: z.file(),
    Result: z.object({ data: result }),
    Account: account,
    ...Object.fromEntries(
      [...REMOVEBG_CODES].map(([status, codes]) => [errorName(status), errorSchema(codes)]),
    ),
  },
  operations: [
    { ...cutOut, door: REMOVEBG, id: 'removeBackground' },
    { ...cutOut, door: REMOVEBG_ALIAS, id: 'removeBackgroundAsCarveKit' },
    {
      door: ACCOUNT,
      method: 'get',
      id: 'account',
      summary: 'Tells how many requests the client may still send today, as credits.',
      answers: [jsonAnswer(REMOVEBG_HEADERS, 'What is left', 'Account'), ...errors([403, 429, 500, 503])],
    },
    {
      door: IMPROVE,
      method: 'post',
      id: 'improve',
      summary: 'Not served: nothing is kept here.',
      answers: errors([403, 413, 429, 500, NOT_IMPLEMENTED.status, 503]),
    },
  ],
};
