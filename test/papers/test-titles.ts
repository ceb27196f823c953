import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** The titles of all tests in a file, as they are written there: with `%s` or `${field}` where something is filled in. */
export function titlesIn(file: string): Set<string> {
  const titles = new Set<string>();
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title)) titles.add(title.text);
      else if (title && ts.isTemplateExpression(title)) titles.add(title.getText(source).slice(1, -1));
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return titles;
}

/** `test(…)`, `test.each(…)(…)`, `test.each<…>(…)(…)`; what is skipped or left for later is none. */
function isTest(called: ts.Expression): boolean {
  if (ts.isIdentifier(called)) return called.text === 'test';
  if (!ts.isCallExpression(called) || !ts.isPropertyAccessExpression(called.expression)) return false;
  const { expression, name } = called.expression;
  return ts.isIdentifier(expression) && expression.text === 'test' && name.text === 'each';
}
