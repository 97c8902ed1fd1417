import 'server-only';
import { Refusal } from './refusal';
import { cutLongStrings } from './long-strings';
import { nextTurn } from '../../http/next-turn';
import { given, type SentFields } from '../sent-fields';

/**
 * The fields of a JSON object. Numbers and booleans become their text. An object's members get names as forms have them
 * (`shadow_type[car]`). A null or a list says nothing.
 *
 * @throws Refusal unreadable_body
 */
export async function readJsonFields(body: Uint8Array): Promise<SentFields> {
  const { text, cut } = cutLongStrings(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(await parseObject(text))) {
    if (!isObject(value)) keep(fields, name, value);
    else for (const [key, inner] of Object.entries(value)) keep(fields, `${name}[${key}]`, inner);
  }
  const cutOf = (name: string) => cut.get(fields.get(name) ?? '');
  return {
    text: (name) => cutOf(name)?.toString() ?? fields.get(name),
    // Base64 alone is as good as text and as bytes.
    bytes: (name) => (name.endsWith('_b64') ? cutOf(name) : undefined),
  };
}

async function parseObject(text: string): Promise<Readonly<Record<string, unknown>>> {
  await nextTurn();
  let value: unknown;
  try {
    // A byte order mark is no JSON, and some write one.
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    throw new Refusal('unreadable_body', error);
  }
  await nextTurn();
  if (!isObject(value)) throw new Refusal('unreadable_body');
  return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keep(fields: Map<string, string>, name: string, value: unknown): void {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return;
  const text = given(String(value));
  if (text !== undefined) fields.set(name, text);
}
