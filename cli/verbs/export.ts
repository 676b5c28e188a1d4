/** `postern export links`: every node, then every link of the published snapshot as NDJSON, for proofs and recounts by other programs. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type EntryName, entryId } from '#catalogue';
import { exportedLinks, exportedNodes, type Graph, publishedSnapshot } from '#cypher';
import { snapshotAsked } from '#routes';
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
    const published = await graph.maybeOne(publishedSnapshot, {});
    if (published === undefined) throw new VerbError('Nothing is loaded yet: postern load FACTS loads a tenant.');
    const { snapshot, besideHeadline } = snapshotAsked(published.snapshot);
    const beside = new Set<string>(besideHeadline.map((name) => entryId(name as EntryName)));
    const text = chunks(lines(graph, snapshot, beside));
    if (out !== undefined) return await pipeline(Readable.from(text), createWriteStream(out, { mode: 0o600 }));
    for await (const part of text) await print(part);
  });
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
