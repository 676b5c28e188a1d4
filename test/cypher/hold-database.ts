/** Holds the database of a data folder until it is killed; says the database's process id. */
import { openEmbedded } from '../../cypher/engine/embedded.ts';

const embedded = await openEmbedded(process.argv[2] ?? '', () => {});
process.stdout.write(`${embedded.pid}\n`);
setInterval(() => {}, 1_000);
