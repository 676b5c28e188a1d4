/** The Java that the embedded database needs: the right one for its version, and clear words where there is none. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { findJava } from '../../cypher/engine/java.ts';

const before = { ...process.env };
let folder: string;

/** A JDK that can say its version and nothing else. */
async function jdk(version: number): Promise<void> {
  const bin = join(folder, `jdk-${version}`, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'java'), `#!/bin/sh\necho 'openjdk version "${version}.0.2"' >&2\n`, { mode: 0o755 });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postern-jdks-'));
  for (const version of [11, 17, 25]) await jdk(version);
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  Object.assign(process.env, { PATH: before.PATH, JAVA_HOME: before.JAVA_HOME ?? '' });
  delete process.env.POSTERN_NEO4J_VERSION;
});

function hideOthers(neo4j: string): void {
  Object.assign(process.env, { PATH: '/nowhere', JAVA_HOME: '', POSTERN_NEO4J_VERSION: neo4j });
}

test.each([
  ['5.26.30', 'jdk-17'],
  ['2026.08.1', 'jdk-25'],
])('Neo4j %s gets %s', async (neo4j, expected) => {
  hideOthers(neo4j);
  expect(await findJava([folder])).toBe(join(folder, expected, 'bin', 'java'));
});

test.each([
  ['5.26.30', /No Java 17 or 21, which Neo4j 5\.26\.30 needs, was found .*Temurin 17.*NEO4J_URI.*docker compose/],
  ['2026.08.1', /No Java 21 or newer, which Neo4j 2026\.08\.1 needs, was found .*Temurin 21/],
])('without one, Neo4j %s says what to install', async (neo4j, says) => {
  hideOthers(neo4j);
  await expect(findJava(['/nowhere'])).rejects.toMatchObject({
    code: 'ENGINE_MISSING',
    message: expect.stringMatching(says),
  });
});

test('one that never says its version is passed over', async () => {
  hideOthers('5.26.30');
  const bin = join(folder, 'jdk-16-hangs', 'bin');
  await mkdir(bin, { recursive: true });
  // Not a shell that starts `sleep`: the child would keep the pipes open.
  await writeFile(join(bin, 'java'), '#!/bin/sh\nexec /bin/sleep 3600\n', { mode: 0o755 });
  expect(await findJava([folder], 1_000)).toBe(join(folder, 'jdk-17', 'bin', 'java'));
});
