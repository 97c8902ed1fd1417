import 'server-only';
import { z } from 'zod';
import { takenBy, type Parameter, type ParameterTable } from '@/lib/contracts/parameter';

/** The schema of a form or a JSON object that has parameters of a table. */
export function objectSchema(table: ParameterTable): z.ZodObject {
  return z.object(
    Object.fromEntries(
      Object.entries(table).map(([name, parameter]) => {
        const schema = parameterSchema(parameter);
        return [name, parameter.required ? schema : schema.optional()];
      }),
    ),
  );
}

/** The schema of one parameter, which its description goes with. */
export function parameterSchema(parameter: Parameter): z.ZodType {
  const { value, examples } = parameter;
  const isText = value === 'text' && examples !== undefined;
  return valueSchema(parameter).meta({
    description: descriptionOf(parameter),
    ...(isText ? { examples: [...examples] } : {}),
  });
}

function valueSchema({ value, examples = [] }: Parameter): z.ZodType {
  if (value === 'file') return z.file();
  if (value === 'text') return z.string();
  if (value === 'flag') return z.boolean();
  if (value === 'url') return z.url();
  if ('least' in value)
    return z
      .int()
      .min(value.least)
      .max(value.greatest ?? Number.MAX_SAFE_INTEGER);
  return z.enum([...value, ...examples]);
}

function descriptionOf(parameter: Parameter): string {
  const { does, otherwise } = parameter;
  const sentences = [
    does,
    `It takes ${takenBy(parameter)}`,
    otherwise && `Where it is not given: ${otherwise}`,
  ];
  return sentences
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`)
    .join(' ');
}
