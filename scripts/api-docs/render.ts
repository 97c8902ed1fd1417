import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ERROR_CODES, ERRORS } from '@/lib/contracts/error-codes';
import { ERROR_MESSAGES } from '@/lib/contracts/errors';
import {
  BYTES_PER_MEGABYTE,
  MAX_BASE64_BODY_BYTES,
  MAX_INPUT_PIXELS,
  MAX_UPLOAD_BYTES,
} from '@/lib/contracts/limits';
import { allWords as rembgWords } from '@/lib/server/compat/rembg/all-words';
import { ADDRESS, PARAMETERS, PICTURES } from '@/lib/server/compat/rembg/parameter-table';
import { ERROR_TYPES } from '@/lib/server/compat/rembg/validation';
import { allWords as removebgWords } from '@/lib/server/compat/removebg/all-words';
import { REMOVEBG_HEADERS } from '@/lib/server/compat/removebg/answer-headers';
import { FIELDS } from '@/lib/server/compat/removebg/fields';
import { CLEARCUT_HEADERS } from '@/lib/server/http/answer-headers';
import type { Api } from '@/lib/server/openapi/api';
import { CLEARCUT } from '@/lib/server/openapi/clearcut';
import { CLEARCUT_OPTIONS } from '@/lib/server/openapi/clearcut-options';
import { REMBG_API } from '@/lib/server/openapi/rembg';
import { REMOVEBG_API } from '@/lib/server/openapi/removebg';
import { command, errorTable, headerTable, parameterTable } from './tables';

export const API_DOCS = path.resolve(import.meta.dirname, '../../docs/api.md');

const TEMPLATE = path.join(import.meta.dirname, 'template.md');
const ORIGIN = 'https://clearcut.example';

const curl = (api: Api, name: string, output: string) => {
  const { door, bodies } = api.operations.find(({ id }) => id === 'removeBackground')!;
  return command(`${ORIGIN}${door.path}`, bodies?.['multipart/form-data'], name, output);
};

/** What stands in the template in double braces. */
const VALUES: Readonly<Record<string, string>> = {
  megabytes: String(MAX_UPLOAD_BYTES / BYTES_PER_MEGABYTE),
  bodyMegabytes: String(MAX_BASE64_BODY_BYTES / BYTES_PER_MEGABYTE),
  megapixels: String(MAX_INPUT_PIXELS / 1_000_000),
  'clearcut.plain': curl(CLEARCUT, 'plain', 'cutout.png'),
  'clearcut.product': curl(CLEARCUT, 'product', 'shoe.jpg'),
  'clearcut.shop': curl(CLEARCUT, 'shop', 'shoe.jpg'),
  'clearcut.sticker': curl(CLEARCUT, 'sticker', 'cat.webp'),
  'clearcut.options': parameterTable(CLEARCUT_OPTIONS, 'option'),
  'clearcut.headers': headerTable(CLEARCUT_HEADERS),
  'clearcut.errors': errorTable(
    ['code', 'message'],
    ERROR_CODES.map((code) => ({
      status: ERRORS[code].status,
      cells: [`\`${code}\``, ERROR_MESSAGES[code]],
    })),
  ),
  'removebg.plain': curl(REMOVEBG_API, 'plain', 'no-bg.png'),
  'removebg.product': curl(REMOVEBG_API, 'product', 'shoe.jpg'),
  'removebg.fields': parameterTable(FIELDS, 'field'),
  'removebg.headers': headerTable(REMOVEBG_HEADERS),
  'removebg.errors': errorTable(
    ['code', 'title'],
    removebgWords().map(({ status, code, title }) => ({ status, cells: [`\`${code}\``, title] })),
  ),
  'rembg.plain': curl(REMBG_API, 'plain', 'cutout.png'),
  'rembg.matte': curl(REMBG_API, 'matte', 'matte.png'),
  'rembg.parameters': parameterTable({ ...PICTURES, ...ADDRESS, ...PARAMETERS }, 'parameter'),
  'rembg.errors': errorTable(
    ['detail'],
    rembgWords().map(({ status, detail }) => ({
      status,
      cells: [
        typeof detail === 'string'
          ? detail
          : `a list, of ${ERROR_TYPES.map((type) => `\`${type}\``).join(', ')}`,
      ],
    })),
  ),
};

/** `docs/api.md`: the template beside this file, with the tables of what the doors take and answer. */
export async function renderApiDocs(): Promise<string> {
  const filled = readFileSync(TEMPLATE, 'utf8').replace(/\{\{([\w.]+)\}\}/g, (_, name: string) => {
    const value = VALUES[name];
    if (value === undefined) throw new Error(`the template asks for ${name}, which nobody writes`);
    return value;
  });
  return format(filled, { ...(await resolveConfig(API_DOCS)), filepath: API_DOCS });
}
