/** Two loads at once into a data folder that neither has used before: one starts its database, one is refused in words. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { tinyTenantFacts } from './tiny-facts.ts';

// A start of a database, on a machine that has other work.
const patience = 600_000;

test(
  'one is published, the other is told that a load is under way',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postern-first-loads-'));
    const facts = join(folder, 'facts');
    await tinyTenantFacts(facts);
    const load = async () => {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'load-once.ts'), join(folder, 'data'), facts], {
        env: { ...process.env, NODE_OPTIONS: '', NEO4J_URI: '' },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const said = text(child.stderr);
      const [status] = (await once(child, 'close')) as [number];
      return { status, said: await said };
    };
    const loads = await Promise.all([load(), load()]);
    const refused = loads.filter(({ status }) => status !== 0);
    // Where one was so slow that the other had finished, both are published.
    expect(refused.length).toBeLessThan(2);
    for (const { said } of refused) expect(said).toContain('Another load into this database is under way');
    await rm(folder, { recursive: true, force: true });
  },
  patience,
);
