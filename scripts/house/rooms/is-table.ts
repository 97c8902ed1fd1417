import ts from 'typescript';

/** Of a file's lines the share from which on it is a table. */
const TABLE_SHARE = 0.6;

/** Whether a module is data: most of its lines are arrays and objects written out at its top level. */
export function isTable(fileName: string, source: string): boolean {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const lineAt = (position: number) => file.getLineAndCharacterOfPosition(position).line;
  const lines = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .map(({ initializer }) => initializer)
    .filter((value) => value !== undefined && isLiteral(value))
    .reduce((sum, value) => sum + lineAt(value!.end) - lineAt(value!.getStart(file)) + 1, 0);
  return lines >= TABLE_SHARE * (lineAt(file.end) + 1);
}

function isLiteral(value: ts.Expression): boolean {
  if (ts.isAsExpression(value) || ts.isSatisfiesExpression(value) || ts.isParenthesizedExpression(value))
    return isLiteral(value.expression);
  return ts.isArrayLiteralExpression(value) || ts.isObjectLiteralExpression(value);
}
