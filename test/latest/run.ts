/**
 * Runs the tests with a database on the newest release of Neo4j that Maven serves, which needs a JDK of 21 or newer:
 * `npm run test:latest`, or with paths of tests after `--`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findJava } from '../../cypher/engine/java.ts';

const root = join(import.meta.dirname, '..', '..');
const updates = 'org.codehaus.mojo:versions-maven-plugin:2.18.0:display-dependency-updates';

/** The newest version of org.neo4j:neo4j, or why it is not known. */
function newest(): { version?: string; reason?: string } {
  const pom = join(root, 'cypher', 'engine', 'pom.xml');
  const { stdout, error } = spawnSync('mvn', ['-B', '-f', pom, updates], { encoding: 'utf8' });
  if (error !== undefined) return { reason: `mvn could not be run: ${error.message}` };
  const version = /org\.neo4j:neo4j \.* .*-> (\S+)/.exec(stdout.replaceAll(/\s*\n\[INFO\]\s+(?=\S+ -> )/g, ' '))?.[1];
  return version === undefined ? { reason: 'Maven names no newer version of Neo4j' } : { version };
}

function end(message: string): never {
  console.error(`test:latest: ${message}`);
  process.exit(1);
}

const { version = process.env.POSTERN_NEO4J_VERSION, reason } = newest();
if (version === undefined) end(`${reason}. Name one in POSTERN_NEO4J_VERSION.`);
process.env.POSTERN_NEO4J_VERSION = version;
const java = await findJava().catch((error: Error) => end(error.message));
console.log(`Testing on Neo4j ${version} with ${java}`);
const { NEO4J_URI: _, ...environment } = process.env;
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const paths = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [...options, jest, '--selectProjects', 'neo4j', '--runInBand', ...paths],
  {
    cwd: root,
    stdio: 'inherit',
    env: environment,
  },
);
process.exit(status ?? 1);
