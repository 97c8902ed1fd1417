import 'server-only';
import { z } from 'zod';
import type { ParameterTable } from '@/lib/contracts/parameter';
import type { AnswerHeader, HeaderTable } from '../http/answer-headers';
import type { Answer, Api, Content, Operation } from './api';
import { parameterSchema } from './parameter-schema';

type Json = Readonly<Record<string, unknown>>;

/** Ways to show an API key. */
const SECURITY_SCHEMES = {
  header: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
  bearer: { type: 'http', scheme: 'bearer' },
  query: { type: 'apiKey', in: 'query', name: 'api_key' },
};

/** An API as an OpenAPI 3.1 document. Its schemas are JSON Schema 2020-12, which zod writes itself. */
export function openApiDocument({ title, version, description, schemas, operations }: Api): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const { path } = operation.door;
    paths[path] = { ...paths[path], [operation.method]: operationObject(operation) };
  }
  return {
    openapi: '3.1.1',
    info: { title, version, description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    // The document's own origin.
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: mapValues(schemas, jsonSchema),
      headers: mapValues(headersOf(operations), headerObject),
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

function operationObject({ door, id, summary, query = {}, bodies, answers }: Operation): Json {
  return {
    operationId: id,
    summary,
    // None is needed where the operator has given out no keys.
    security: [{}, { header: [] }, { bearer: [] }, ...(door.keyInQuery ? [{ query: [] }] : [])],
    parameters: queryParameters(query),
    ...(bodies && { requestBody: { required: true, content: mapValues(bodies, contentObject) } }),
    responses: Object.fromEntries(answers.map((answer) => [answer.status, responseObject(answer)])),
  };
}

function queryParameters(table: ParameterTable): Json[] {
  return Object.entries(table).map(([name, parameter]) => {
    const { description, ...schema } = jsonSchema(parameterSchema(parameter));
    return { name, in: 'query', required: parameter.required ?? false, description, schema };
  });
}

function contentObject({ schema, examples = [] }: Content): Json {
  const named = examples.map(({ name, fields }) => [name, { value: fields }] as const);
  return {
    schema: reference('schemas', schema),
    ...(named.length > 0 ? { examples: Object.fromEntries(named) } : {}),
  };
}

function responseObject({ says, headers, contents }: Answer): Json {
  return {
    description: says,
    headers: Object.fromEntries(Object.keys(headers).map((name) => [name, reference('headers', name)])),
    content: mapValues(contents, (schema) => ({ schema: reference('schemas', schema) })),
  };
}

function headersOf(operations: readonly Operation[]): HeaderTable {
  return Object.assign(
    {},
    ...operations.flatMap(({ answers }) => answers.map(({ headers }) => headers)),
  ) as HeaderTable;
}

function headerObject({ says, type }: AnswerHeader): Json {
  return { description: says, schema: { type } };
}

function reference(kind: 'schemas' | 'headers', name: string): Json {
  return { $ref: `#/components/${kind}/${name}` };
}

/** As clients see it: what they do not know may come along. */
function jsonSchema(schema: z.ZodType): Json {
  const json: Record<string, unknown> = { ...z.toJSONSchema(schema, { io: 'input' }) };
  // The dialect of the whole document.
  delete json['$schema'];
  return json;
}

function mapValues<From, To>(
  table: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, map(value)]));
}
