/** `postern export links`: every node, then every link of the published snapshot as NDJSON, for proofs and recounts by other programs. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type EntryName, entryId } from '#catalogue';
import { exportedLinks, exportedNodes, type Graph, publishedSnapshot } from '#cypher';
import { VerbError } from '../failure.ts';
import { type Output, print } from '../output.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb. */
export interface ExportVerb {
  readonly data: string;
  /** A file; standard output by default. */
  readonly out?: string | undefined;
}

/** Characters that are written at once. */
const chunk = 65_536;

/** Writes them. Throws VerbError where nothing is loaded or the file cannot be written. */
export async function exportVerb({ data, out }: ExportVerb, output: Output): Promise<void> {
  await withGraph(data, output, async ({ graph }) => {
    const snapshot = await graph.maybeOne(publishedSnapshot, {});
    if (snapshot === undefined) throw new VerbError('Nothing is loaded yet: postern load FACTS loads a tenant.');
    const beside = besideIn(snapshot.snapshot.report);
    const text = chunks(lines(graph, snapshot.snapshot.id, beside));
    if (out !== undefined) return await pipeline(Readable.from(text), createWriteStream(out, { mode: 0o600 }));
    for await (const part of text) await print(part);
  });
}

/** The entries that the headline leaves beside, by their ids. */
function besideIn(report: string | null): ReadonlySet<string> {
  const { besideHeadline = [] } = JSON.parse(report ?? '{}') as { besideHeadline?: EntryName[] };
  return new Set(besideHeadline.map(entryId));
}

async function* lines(graph: Graph, snapshot: string, beside: ReadonlySet<string>): AsyncGenerator<object> {
  for await (const { node, kind, needs } of graph.stream(exportedNodes, { snapshot }))
    yield {
      node,
      kind,
      ...(kind === 'Entry' ? { entry: true } : {}),
      ...(beside.has(node) ? { besideHeadline: true } : {}),
      ...(needs === null ? {} : { needs }),
    };
  for await (const link of graph.stream(exportedLinks, { snapshot })) yield link;
}

async function* chunks(rows: AsyncIterable<object>): AsyncGenerator<string> {
  let text = '';
  for await (const row of rows) {
    text += `${JSON.stringify(row)}\n`;
    if (text.length < chunk) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
