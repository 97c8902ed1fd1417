import 'server-only';
import { STATUS_CODES } from 'node:http';
import type { HeadersOf, HeaderTable } from '../http/answer-headers';
import type { Answer } from './api';

/** A cut-out. */
export function pictureAnswer(
  { always, picture }: HeadersOf,
  says: string,
  contents: Readonly<Record<string, string>>,
): Answer {
  return { status: 200, says, headers: { ...always, ...picture }, contents };
}

/** JSON that is no cut-out: a question's answer, which counts against no limit. */
export function jsonAnswer({ always }: HeadersOf, says: string, schema: string): Answer {
  return { status: 200, says, headers: optional(always), contents: { 'application/json': schema } };
}

/** One answer for each status, in order. Refusals may come from before the handler, where not every header is known. */
export function errorAnswers(
  { always, later }: HeadersOf,
  statuses: Iterable<number>,
  schemaOf: (status: number) => string,
): Answer[] {
  return [...new Set(statuses)]
    .sort((a, b) => a - b)
    .map((status) => ({
      status,
      says: STATUS_CODES[status] ?? String(status),
      headers: { ...optional(always), ...(status === 429 || status === 503 ? optional(later) : {}) },
      contents: { 'application/json': schemaOf(status) },
    }));
}

/** Values by the status that they are answered with. */
export function byStatus<Told extends { readonly status: number }, Value>(
  told: readonly Told[],
  valueOf: (one: Told) => Value,
): ReadonlyMap<number, readonly Value[]> {
  const values = new Map<number, Set<Value>>();
  for (const one of told) values.set(one.status, (values.get(one.status) ?? new Set()).add(valueOf(one)));
  return new Map([...values].sort(([a], [b]) => a - b).map(([status, all]) => [status, [...all]]));
}

function optional(headers: HeaderTable): HeaderTable {
  return Object.fromEntries(
    Object.entries(headers).map(([name, header]) => [name, { ...header, optional: true }]),
  );
}
