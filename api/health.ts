/** Whether the process is up, and whether it can answer. */
import type { Express } from 'express';
import type { Readiness } from './readiness.ts';

/** Adds /healthz (the process is up) and /readyz (the database answers and a tenant is loaded; else 503 and why). */
export function addHealth(app: Express, readiness: Readiness): void {
  app.get('/healthz', (_, response) => void response.json({ status: 'up' }));
  app.get('/readyz', async (_, response) => {
    const reason = await readiness.notReadyBecause();
    if (reason === undefined) response.json({ status: 'ready' });
    else response.status(503).json({ status: 'not ready', reason });
  });
}
