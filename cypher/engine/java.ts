/** Finds what the embedded database needs from the machine: a Java 17 or 21, and Neo4j's jars by way of Maven. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { GraphError } from './graph-error.ts';

const run = promisify(execFile);
const installedJdks = ['/usr/lib/jvm', '/Library/Java/JavaVirtualMachines', 'C:\\Program Files\\Java'];
const pom = join(import.meta.dirname, 'pom.xml');
const checkout = join(import.meta.dirname, '..', '..');

/** The way out where Java or Maven is missing. */
const otherWays = 'Or set NEO4J_URI to a Neo4j that runs, or use Docker: `docker compose up`.';

/**
 * The path of a `java` of version 17 or 21 (what Neo4j 5.26 runs on), from JAVA_HOME, PATH and the usual folders.
 * Throws GraphError ENGINE_MISSING.
 */
export async function findJava(wanted: readonly number[] = [17, 21]): Promise<string> {
  for (const candidate of await candidates()) {
    const version = await versionOf(candidate);
    if (version !== undefined && wanted.includes(version)) return candidate;
  }
  throw new GraphError(
    'ENGINE_MISSING',
    `No Java ${wanted.join(' or ')} was found (JAVA_HOME, PATH, ${installedJdks[0]}). Install a JDK, for example Temurin 17. ${otherWays}`,
  );
}

async function candidates(): Promise<string[]> {
  const home = process.env.JAVA_HOME;
  const installed = await Promise.all(
    installedJdks.map(async (folder) =>
      (await readdir(folder).catch(() => [])).flatMap((jdk) => [
        join(folder, jdk, 'bin', 'java'),
        join(folder, jdk, 'Contents', 'Home', 'bin', 'java'),
      ]),
    ),
  );
  return [...(home ? [join(home, 'bin', 'java')] : []), 'java', ...installed.flat().filter((path) => existsSync(path))];
}

async function versionOf(java: string): Promise<number | undefined> {
  try {
    const { stderr, stdout } = await run(java, ['-version']);
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
  const description = await readFile(pom, 'utf8');
  const version = /<neo4j\.version>(.+?)<\/neo4j\.version>/.exec(description)?.[1] ?? 'unknown';
  const kept = join(checkout, 'node_modules', '.cache', 'postern', `neo4j-${version}.classpath`);
  const known = await readFile(kept, 'utf8').catch(() => undefined);
  if (known?.split(delimiter).every((jar) => existsSync(jar))) return known;
  progress(`Fetching Neo4j ${version} with Maven (once, about 130 MB)`);
  await mkdir(dirname(kept), { recursive: true });
  const draft = `${kept}.${process.pid}`;
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath';
  try {
    await run(findMaven(), ['-q', '-B', '-f', pom, goal, `-Dmdep.outputFile=${draft}`], { maxBuffer: 1 << 24 });
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
