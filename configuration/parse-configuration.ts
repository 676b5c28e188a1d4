/** Reads postern.yaml and tells each fault with its line. */
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { Configuration } from './configuration.ts';
import { ConfigurationError } from './configuration-error.ts';

/** The configuration of a text; `file` stands in messages. Throws ConfigurationError with all faults, a line each. */
export function parseConfiguration(text: string, file: string): Configuration {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  const broken = document.errors.map(({ message, pos }) => `${file}:${lineAt(pos[0])}: ${message}`);
  if (broken.length > 0) throw new ConfigurationError('CONFIGURATION_WRONG', broken.join('\n'));
  const read = Configuration.safeParse(contentOf(document, file, lineAt));
  if (read.success) return read.data;
  const faults = read.error.issues.flatMap((issue) => faultsOf(issue, document));
  const told = faults
    .map(({ offset, says }) => ({ line: lineAt(offset), says }))
    .sort((a, b) => a.line - b.line)
    .map(({ line, says }) => `${file}:${line}: ${says}`);
  throw new ConfigurationError('CONFIGURATION_WRONG', [...new Set(told)].join('\n'));
}

/** What the text says. An alias of nothing, or too many of them, is found out only here. */
function contentOf(document: Document, file: string, lineAt: (offset: number) => number): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    let offset = 0;
    visit(document, {
      Alias(_, node) {
        offset = node.range?.[0] ?? 0;
        return node.resolve(document) === undefined ? visit.BREAK : undefined;
      },
    });
    const message = `${file}:${lineAt(offset)}: ${(error as Error).message}`;
    throw new ConfigurationError('CONFIGURATION_WRONG', message, error);
  }
}

interface Fault {
  readonly offset: number;
  readonly says: string;
}

/** An unknown key is shown where the key stands, anything else where the value does. */
function faultsOf(issue: z.core.$ZodIssue, document: Document): Fault[] {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys')
    return [{ offset: offsetOf(document, issue.path), says: `${path || 'the file'}: ${issue.message}` }];
  const known = keysAt(issue.path);
  return issue.keys.map((key) => ({
    offset: offsetOf(document, issue.path, key),
    says: `"${key}" is no key ${path === '' ? 'of the configuration' : `of ${path}`}; there are ${known.join(', ')}`,
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
function keysAt(path: readonly PropertyKey[]): string[] {
  let shape = z.toJSONSchema(Configuration, { io: 'input', unrepresentable: 'any' }) as Shape | undefined;
  for (const step of path) {
    const more = typeof shape?.additionalProperties === 'object' ? shape.additionalProperties : undefined;
    shape = typeof step === 'number' ? shape?.items : (shape?.properties?.[String(step)] ?? more);
  }
  return Object.keys(shape?.properties ?? {});
}
