import { expect, it } from 'vitest';
import { isTable } from './is-table';

it('knows a file of data by what most of its lines are', () => {
  expect(
    isTable('a.ts', 'export const A = [\n  1,\n  2,\n  3,\n] as const satisfies readonly number[];\n'),
  ).toBe(true);
  expect(
    isTable(
      'a.ts',
      "import { b } from './b';\n\nexport function a() {\n  b();\n  b();\n  return [\n    1,\n  ];\n}\n",
    ),
  ).toBe(false);
  expect(
    isTable('a.ts', 'export const a = () => {\n  const b = [\n    1,\n    2,\n  ];\n  return b;\n};\n'),
  ).toBe(false);
});
