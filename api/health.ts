/** Whether the process is up, and whether it can answer. */
import type { Express } from 'express';
import { type Graph, publishedSnapshot } from '#cypher';

/** Adds /healthz (the process is up) and /readyz (the database answers and a tenant is loaded; else 503 and why). */
export function addHealth(app: Express, graph: Graph): void {
  app.get('/healthz', (_, response) => void response.json({ status: 'up' }));
  app.get('/readyz', async (_, response) => {
    const reason = await notReadyBecause(graph);
    if (reason === undefined) response.json({ status: 'ready' });
    else response.status(503).json({ status: 'not ready', reason });
  });
}

async function notReadyBecause(graph: Graph): Promise<string | undefined> {
  try {
    const row = await graph.maybeOne(publishedSnapshot, {}, { timeout: 2_000, signal: AbortSignal.timeout(3_000) });
    return row === undefined ? 'no tenant is loaded' : undefined;
  } catch {
    return 'the database does not answer';
  }
}
