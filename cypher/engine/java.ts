/** Finds what the embedded database needs from the machine: a Java that its version runs on, and Neo4j's jars by way of Maven. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { GraphError } from './graph-error.ts';

const run = promisify(execFile);
/** Milliseconds: a Java that does not even say its version by then will not run a database. */
const longestAnswer = 15_000;
const installedJdks = ['/usr/lib/jvm', '/Library/Java/JavaVirtualMachines', 'C:\\Program Files\\Java'];
const pom = join(import.meta.dirname, 'pom.xml');
const checkout = join(import.meta.dirname, '..', '..');

/** The way out where Java or Maven is missing. */
const otherWays = 'Or set NEO4J_URI to a Neo4j that runs, or use Docker: `docker compose up`.';

/** The version of the embedded Neo4j: that of pom.xml, or POSTERN_NEO4J_VERSION, for tests on another. */
async function neo4jVersion(): Promise<string> {
  const described = /<neo4j\.version>(.+?)<\/neo4j\.version>/.exec(await readFile(pom, 'utf8'))?.[1] ?? 'unknown';
  return process.env.POSTERN_NEO4J_VERSION || described;
}

/**
 * The path of a `java` that the embedded Neo4j runs on, from JAVA_HOME, PATH and the usual folders: 17 or 21 for
 * Neo4j 5.26, 21 or newer for one of a calendar release such as 2026.08. `folders` are those
 * where JDKs are installed; one that does not say its version within `longest` milliseconds is passed over. Throws
 * GraphError ENGINE_MISSING.
 */
export async function findJava(
  folders: readonly string[] = installedJdks,
  longest: number = longestAnswer,
): Promise<string> {
  const neo4j = await neo4jVersion();
  const isCalendar = Number(neo4j.split('.')[0]) >= 2025;
  const runs = (version: number) => (isCalendar ? version >= 21 : version === 17 || version === 21);
  for (const candidate of await candidates(folders)) {
    const version = await versionOf(candidate, longest);
    if (version !== undefined && runs(version)) return candidate;
  }
  const wanted = isCalendar ? '21 or newer' : '17 or 21';
  throw new GraphError(
    'ENGINE_MISSING',
    `No Java ${wanted}, which Neo4j ${neo4j} needs, was found (JAVA_HOME, PATH, ${folders[0]}). Install a JDK, for example Temurin ${isCalendar ? 21 : 17}. ${otherWays}`,
  );
}

async function candidates(folders: readonly string[]): Promise<string[]> {
  const home = process.env.JAVA_HOME;
  const installed = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder).catch(() => [])).flatMap((jdk) => [
        join(folder, jdk, 'bin', 'java'),
        join(folder, jdk, 'Contents', 'Home', 'bin', 'java'),
      ]),
    ),
  );
  return [...(home ? [join(home, 'bin', 'java')] : []), 'java', ...installed.flat().filter((path) => existsSync(path))];
}

async function versionOf(java: string, timeout: number): Promise<number | undefined> {
  try {
    const { stderr, stdout } = await run(java, ['-version'], { env: process.env, timeout, killSignal: 'SIGKILL' });
    const match = /version "(\d+)/.exec(stderr + stdout);
    return match === null ? undefined : Number(match[1]);
  } catch {
    return undefined;
  }
}

/**
 * The class path of the embedded Neo4j. Maven resolves it once (jars into its own repository, 128 MB the first time);
 * later starts read the answer kept under node_modules/.cache. Throws GraphError ENGINE_MISSING.
 */
export async function findClassPath(progress: (message: string) => void): Promise<string> {
  const version = await neo4jVersion();
  const kept = join(checkout, 'node_modules', '.cache', 'postern', `neo4j-${version}.classpath`);
  const known = await readFile(kept, 'utf8').catch(() => undefined);
  if (known?.split(delimiter).every((jar) => existsSync(jar))) return known;
  progress(`Fetching Neo4j ${version} with Maven (once, about 130 MB)`);
  await mkdir(dirname(kept), { recursive: true });
  const draft = `${kept}.${process.pid}`;
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath';
  try {
    const settings = [`-Dneo4j.version=${version}`, `-Dmdep.outputFile=${draft}`];
    await run(findMaven(), ['-q', '-B', '-f', pom, goal, ...settings], { maxBuffer: 1 << 24 });
  } catch (error) {
    const { stdout = '', stderr = '', code } = error as { stdout?: string; stderr?: string; code?: string };
    const reason =
      code === 'ENOENT'
        ? 'no `mvn` or `mvnw` was found'
        : ((stdout + stderr).split('\n').find((line) => line.includes('ERROR')) ?? code);
    throw new GraphError(
      'ENGINE_MISSING',
      `Maven could not fetch Neo4j: ${reason}. Install Maven, or put a Maven Wrapper (mvnw) in the checkout. ${otherWays}`,
      error,
    );
  }
  const path = (await readFile(draft, 'utf8')).trim();
  await writeFile(kept, path);
  return path;
}

function findMaven(): string {
  const wrapper = join(checkout, process.platform === 'win32' ? 'mvnw.cmd' : 'mvnw');
  return existsSync(wrapper) ? wrapper : 'mvn';
}
