/** Reads a YAML or JSON text by its schema, and tells each fault with its line. */
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';

/** What a text says, or what is wrong with it: `file:line: what`, in the order of the lines. */
export type Checked<T> = { readonly value: T } | { readonly faults: readonly string[] };

/** Reads a text. `file` stands in messages; `whole` names the document in them, such as "the configuration". */
export function parseChecked<S extends z.ZodType>(
  text: string,
  { file, schema, whole }: { readonly file: string; readonly schema: S; readonly whole: string },
): Checked<z.output<S>> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  const tell = (faults: readonly Fault[]) => {
    const told = faults.map(({ offset, says }) => ({ line: lineAt(offset), says })).sort((a, b) => a.line - b.line);
    return { faults: [...new Set(told.map(({ line, says }) => `${file}:${line}: ${says}`))] };
  };
  if (document.errors.length > 0)
    return tell(document.errors.map(({ message, pos }) => ({ offset: pos[0], says: message })));
  const content = contentOf(document);
  if ('fault' in content) return tell([content.fault]);
  const read = schema.safeParse(content.value);
  if (read.success) return { value: read.data };
  return tell(read.error.issues.flatMap((issue) => faultsOf(issue, { document, schema, whole })));
}

/** What the text says. An alias of nothing, or too many of them, is found out only here. */
function contentOf(document: Document): { readonly value: unknown } | { readonly fault: Fault } {
  try {
    return { value: document.toJS() ?? {} };
  } catch (error) {
    let offset = 0;
    visit(document, {
      Alias(_, node) {
        offset = node.range?.[0] ?? 0;
        return node.resolve(document) === undefined ? visit.BREAK : undefined;
      },
    });
    return { fault: { offset, says: (error as Error).message } };
  }
}

interface Fault {
  readonly offset: number;
  readonly says: string;
}

/** An unknown key is shown where the key stands, anything else where the value does. */
function faultsOf(
  issue: z.core.$ZodIssue,
  { document, schema, whole }: { readonly document: Document; readonly schema: z.ZodType; readonly whole: string },
): Fault[] {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys')
    return [{ offset: offsetOf(document, issue.path), says: `${path || 'the file'}: ${issue.message}` }];
  const known = keysAt(schema, issue.path);
  return issue.keys.map((key) => ({
    offset: offsetOf(document, issue.path, key),
    says: `"${key}" is no key ${path === '' ? `of ${whole}` : `of ${path}`}; there are ${known.join(', ')}`,
  }));
}

/** Where a value begins, or a key of it; that of what contains it, where it is not in the text. */
function offsetOf(document: Document, path: readonly PropertyKey[], key?: string): number {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isMap(node) && key !== undefined) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
  }
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
}

/** The keys that may stand at a path. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape | undefined;
  for (const step of path) {
    const more = typeof shape?.additionalProperties === 'object' ? shape.additionalProperties : undefined;
    shape = typeof step === 'number' ? shape?.items : (shape?.properties?.[String(step)] ?? more);
  }
  return Object.keys(shape?.properties ?? {});
}
