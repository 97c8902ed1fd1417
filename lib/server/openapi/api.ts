import 'server-only';
import type { z } from 'zod';
import type { ParameterTable } from '@/lib/contracts/parameter';
import type { Door } from '../http/door';
import type { HeaderTable } from '../http/answer-headers';

/** What a door takes and answers, for documents and for the tests that hold the door to them. */
export interface Api {
  readonly title: string;
  readonly version: string;
  /** A few sentences, in Markdown. */
  readonly description: string;
  /** Bodies of requests and answers, by the names that operations use. */
  readonly schemas: Readonly<Record<string, z.ZodType>>;
  readonly operations: readonly Operation[];
}

export interface Operation {
  readonly door: Pick<Door, 'path' | 'keyInQuery'>;
  readonly method: 'get' | 'post';
  readonly id: string;
  readonly summary: string;
  readonly query?: ParameterTable;
  /** What a body may be, by media type. */
  readonly bodies?: Readonly<Record<string, Content>>;
  readonly answers: readonly Answer[];
}

/** A body: which schema it has, and requests that are answered with a picture. */
export interface Content {
  readonly schema: string;
  readonly examples?: readonly Example[];
}

export interface Example {
  readonly name: string;
  /** Values of fields; of one that takes a file, the file's name. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly says: string;
  readonly headers: HeaderTable;
  /** Schemas by media type. */
  readonly contents: Readonly<Record<string, string>>;
}
