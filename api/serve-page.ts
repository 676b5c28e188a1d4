/** Serves the built page: hashed files for ever, its one document never from a cache, whatever the address. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';

/** Adds the page below /. Addresses of the page itself (/resource/...) all get index.html. */
export function servePage(app: Express, folder: string): void {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) {
    app.get(
      '/',
      (_, response) => void response.status(404).type('text').send('The page is not built. Build it: npm run build\n'),
    );
    return;
  }
  app.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
  app.use(express.static(folder, { index: false, maxAge: '1h' }));
  app.get('/{*path}', (_, response) => {
    response.setHeader('cache-control', 'no-cache');
    response.sendFile(index);
  });
}
