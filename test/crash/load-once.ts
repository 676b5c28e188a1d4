/** One load in a process of its own, to be killed: data folder and facts folder as arguments, then seconds after which a silent load is dead; progress lines on stdout. */
import { openGraph } from '#cypher';
import { openFacts } from '#facts';
import { load } from '../../ingest/index.ts';

const [dataFolder = '', facts = '', staleAfter = '5'] = process.argv.slice(2);
const say = (message: string) => process.stdout.write(`${message}\n`);

const opened = await openGraph({ dataFolder, progress: say, environment: {} });
try {
  const heartbeat = { every: 0.4, staleAfter: Number(staleAfter) };
  const report = await load(opened.graph, await openFacts(facts), { keep: 1, rest: 0, heartbeat, progress: say });
  say(`done ${report.snapshot}`);
} finally {
  await opened.close();
}
process.exit(0);
