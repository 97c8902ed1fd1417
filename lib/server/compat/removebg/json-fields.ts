import 'server-only';
import { Refusal } from './refusal';
import { given } from './sent-fields';

/**
 * The fields of a JSON object. Numbers and booleans become their text; an object's members get names as forms have them
 * (`shadow_type[car]`); null and lists say nothing.
 *
 * @throws Refusal unreadable_body
 */
export function readJsonFields(body: Uint8Array): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(parseObject(body))) {
    if (!isObject(value)) keep(fields, name, value);
    else for (const [key, inner] of Object.entries(value)) keep(fields, `${name}[${key}]`, inner);
  }
  return fields;
}

function parseObject(body: Uint8Array): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(body));
  } catch (error) {
    throw new Refusal('unreadable_body', error);
  }
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
