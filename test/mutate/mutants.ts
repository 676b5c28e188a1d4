/** Mutants of a file, by its syntax tree: a condition turned round, an operator exchanged, a statement or an entry of a table left out. */
import ts from 'typescript';

/** One small change that a test should notice. */
export interface Mutant {
  readonly line: number;
  /** What was done to which text, on one line; with the file it names the mutant. */
  readonly what: string;
  readonly text: string;
}

const exchanged: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.LessThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '>',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '<',
};

/** Every mutant of a source text, in order. */
export function mutantsOf(source: string, path: string): Mutant[] {
  const tree = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const change = (node: ts.Node, what: string, replacement: string, end = node.getEnd()) => {
    const start = node.getStart();
    const line = tree.getLineAndCharacterOfPosition(start).line + 1;
    const old = source.slice(start, end).replace(/\s+/g, ' ').slice(0, 90);
    found.push({ line, what: `${what}: ${old}`, text: source.slice(0, start) + replacement + source.slice(end) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isIfStatement(node)) change(node.expression, 'negated', `!(${node.expression.getText()})`);
    if (ts.isConditionalExpression(node)) change(node.condition, 'negated', `!(${node.condition.getText()})`);
    if (ts.isBinaryExpression(node)) {
      const other = exchanged[node.operatorToken.kind];
      if (other !== undefined)
        change(
          node,
          `${node.operatorToken.getText()} made ${other}`,
          `(${node.left.getText()}) ${other} (${node.right.getText()})`,
        );
    }
    if (ts.isExpressionStatement(node)) change(node, 'left out', ';');
    if (isEntry(node)) change(node, 'entry left out', '', source.indexOf(',', node.getEnd()) + 1 || node.getEnd());
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** An entry of a table that a file exports: an ability, a rule, an audience. */
function isEntry(node: ts.Node): boolean {
  if (!ts.isPropertyAssignment(node) || !ts.isObjectLiteralExpression(node.initializer)) return false;
  let above: ts.Node = node.parent.parent;
  while (ts.isAsExpression(above) || ts.isSatisfiesExpression(above)) above = above.parent;
  return (
    ts.isVariableDeclaration(above) &&
    ts.isVariableStatement(above.parent.parent) &&
    above.parent.parent.parent.kind === ts.SyntaxKind.SourceFile
  );
}
