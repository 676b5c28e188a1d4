/** Mutants of a file, by its syntax tree: a condition turned round, an operator exchanged, a statement or an entry of a table left out. */
import ts from 'typescript';

/** One small change that a test should notice. */
export interface Mutant {
  readonly line: number;
  /** What was done to which text, on one line; with the file it names the mutant. */
  readonly what: string;
  readonly text: string;
  /** Blocks of tests that are most likely to notice it: they go first. */
  readonly first?: readonly string[];
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

interface Change {
  readonly node: ts.Node;
  readonly what: string;
  /** What stands there instead; `end` is where it ends, behind the node for an entry and its comma. */
  readonly instead: string;
  readonly end: number;
  /** Both, to choose between at run time: of the text that stands there, with the changes inside it. */
  readonly either: (isOn: string, text: string, inside: (node: ts.Node) => string) => string;
}

function changesOf(tree: ts.SourceFile): Change[] {
  const found: Change[] = [];
  const change = (node: ts.Node, what: string, instead: string, either: Change['either'], end = node.getEnd()) =>
    found.push({ node, what, instead, either, end });
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    const condition = ts.isIfStatement(node)
      ? node.expression
      : ts.isConditionalExpression(node)
        ? node.condition
        : undefined;
    if (condition !== undefined)
      change(condition, 'negated', `!(${condition.getText()})`, (isOn, text) => `(${isOn} !== Boolean(${text}))`);
    if (ts.isBinaryExpression(node)) {
      const { left, right, operatorToken } = node;
      const [own, other] = [operatorToken.getText(), exchanged[operatorToken.kind]];
      if (other !== undefined)
        change(node, `${own} made ${other}`, `(${left.getText()}) ${other} (${right.getText()})`, (isOn, _, inside) => {
          const [one, two] = [inside(left), inside(right)];
          return ` (${isOn} ? (${one}) ${other} (${two}) : (${one}) ${own} (${two}))`;
        });
    }
    if (ts.isExpressionStatement(node)) change(node, 'left out', ';', (isOn, text) => `{ if (!${isOn}) {${text}} }`);
    if (isEntry(node)) {
      const end = node.getEnd() + (/^\s*,/.exec(tree.text.slice(node.getEnd()))?.[0].length ?? 0);
      change(node, 'entry left out', '', (isOn, text) => ` ...(${isOn} ? {} : {${text}})`, end);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const treeOf = (source: string, path: string) => ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);

/** Every mutant of a source text, in order. */
export function mutantsOf(source: string, path: string): Mutant[] {
  const tree = treeOf(source, path);
  return changesOf(tree).map(({ node, what, instead, end }) => {
    const start = node.getStart();
    const line = tree.getLineAndCharacterOfPosition(start).line + 1;
    const old = source.slice(start, end).replace(/\s+/g, ' ').slice(0, 90);
    return { line, what: `${what}: ${old}`, text: source.slice(0, start) + instead + source.slice(end) };
  });
}

/** All mutants of a source text in one, numbered from `first`: `globalThis.mutant` is the number of the one that is on; none where it is no such number. */
export function switchedText(source: string, path: string, first = 0): string {
  const tree = treeOf(source, path);
  const at = new Map<ts.Node, (readonly [number, Change])[]>();
  for (const [number, change] of changesOf(tree).entries())
    at.set(change.node, [[number, change], ...(at.get(change.node) ?? [])]);
  const inside = (node: ts.Node): string => {
    let text = '';
    let done = node.pos;
    ts.forEachChild(node, (child) => {
      text += source.slice(done, child.pos) + inside(child);
      done = child.end;
    });
    text += source.slice(done, node.end);
    for (const [number, change] of at.get(node) ?? [])
      text = change.either(`(globalThis.mutant === ${first + number})`, text, inside);
    return text;
  };
  return inside(tree);
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
