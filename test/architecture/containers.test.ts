/** The container files, linted: there may be no engine to try them on, so what they promise is read from them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { read, root } from './sources.ts';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[]; readonly retries: number };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}
const compose = parse(read('docker-compose.yml')) as {
  services: { neo4j: Service; postern: Service };
  volumes: Readonly<Record<string, unknown>>;
};
const { neo4j, postern } = compose.services;

describe('docker-compose.yml', () => {
  test('runs the official image of the tested line, on a named volume, with a health check', () => {
    const tested = /<neo4j\.version>(\d+\.\d+)/.exec(read('cypher/engine/pom.xml'))?.[1];
    expect(neo4j.image).toBe(`neo4j:${tested}-community`);
    const [volume, place] = neo4j.volumes?.[0]?.split(':') ?? [];
    expect([Object.keys(compose.volumes), place]).toEqual([[volume], '/data']);
    expect(neo4j.healthcheck?.test.join(' ')).toContain('cypher-shell');
    expect(postern.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
  });

  test('shows no port but on loopback, and asks for the password', () => {
    expect(neo4j.ports).toBeUndefined();
    expect(postern.ports?.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
    for (const value of [neo4j.environment.NEO4J_AUTH, postern.environment.NEO4J_PASSWORD])
      expect(value).toMatch(/\$\{NEO4J_PASSWORD:\?[^}]+\}$/);
  });

  test('caps the memory of a transaction, under the name that the image gives the setting', () => {
    const settings = Object.keys(neo4j.environment)
      .filter((name) => /^NEO4J_[a-z]/.test(name))
      .map((name) => name.slice(6).replaceAll('__', '\0').replaceAll('_', '.').replaceAll('\0', '_'));
    expect(settings.sort()).toEqual(['db.memory.transaction.max', 'db.tx_log.rotation.retention_policy']);
  });

  test('is valid to docker compose, where that is installed', () => {
    if (spawnSync('docker', ['compose', 'version']).status !== 0) return;
    const environment = { ...process.env, NEO4J_PASSWORD: 'not-a-secret' };
    const { status, stderr } = spawnSync('docker', ['compose', 'config', '--quiet'], { cwd: root, env: environment });
    expect([status, String(stderr)]).toEqual([0, '']);
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM')));
  const argument = (instruction: string) =>
    last
      .find((line) => line.startsWith(`${instruction} `))
      ?.split(/\s+/)
      .slice(1);

  test('builds in one stage and runs in another, on the Node that Postern needs', () => {
    const bases = lines.filter((line) => line.startsWith('FROM')).map((line) => line.split(' ')[1]);
    const needed = /needed = (\d+)/.exec(read('cli/launcher/postern.mjs'))?.[1];
    expect(bases).toEqual([`node:${needed}-slim`, `node:${needed}-slim`]);
    expect(last.filter((line) => line.startsWith('COPY'))).toEqual([expect.stringContaining('--from=build')]);
  });

  test('does not run as root, and can write nothing of its own', () => {
    expect(argument('USER')).toEqual(['node']);
    expect(last.find((line) => line.startsWith('COPY'))).toContain('--chown=root:root');
    expect(last.findIndex((line) => line.startsWith('USER'))).toBeLessThan(
      last.findIndex((line) => line.startsWith('ENTRYPOINT')),
    );
  });

  test('starts what is there, on the port that is exposed, checked and published', () => {
    const [, script] = JSON.parse(last.find((line) => line.startsWith('ENTRYPOINT'))?.slice(11) ?? '[]') as string[];
    expect(existsSync(join(root, script ?? 'none'))).toBe(true);
    const port = /'--port <number>'.*65535\), (\d+)\)/.exec(read('cli/commands/ask.ts'))?.[1];
    expect(argument('EXPOSE')).toEqual([port]);
    expect(last.find((line) => line.startsWith('HEALTHCHECK'))).toContain(`127.0.0.1:${port}/readyz`);
    expect(postern.ports).toEqual([`127.0.0.1:${port}:${port}`]);
  });

  test('asks for the token, and is told that a proxy stands in front, since it listens to others', () => {
    const words = JSON.parse(last.find((line) => line.startsWith('CMD'))?.slice(4) ?? '[]') as string[];
    const given = (name: string) => words[words.indexOf(name) + 1];
    expect([given('--host'), given('--auth'), words.includes('--behind-proxy')]).toEqual(['0.0.0.0', 'token', true]);
  });

  test('takes in neither modules nor data of the machine that builds it', () => {
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['node_modules', '.postern', '.git']));
  });
});
