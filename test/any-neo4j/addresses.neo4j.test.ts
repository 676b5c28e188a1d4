/** The ways to a server that NEO4J_URI may name, with TLS and without, and the words for each that leads nowhere. */
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createPlainServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Graph, GraphError, openGraph } from '#cypher';
import { expectFailure, runPostern } from '../bad-input/run-postern.ts';
import { type OwnServer, ownServer } from './own-server.ts';

let server: OwnServer;
beforeAll(async () => {
  server = await ownServer();
});
afterAll(() => server?.remove());

const at = (scheme: string, host = 'localhost') => ({
  NEO4J_URI: `${scheme}://${host}:${server.port}`,
  NEO4J_USERNAME: 'neo4j',
  NEO4J_PASSWORD: server.password,
  NEO4J_DATABASE: '',
});

async function opened(environment: Record<string, string>): Promise<Graph> {
  return (await openGraph({ dataFolder: 'unused', progress: () => {}, environment })).graph;
}

/** The code and words of a refusal; "open" where there is none. */
async function outcome(environment: Record<string, string>): Promise<string> {
  try {
    await (await opened(environment)).close();
    return 'open';
  } catch (error) {
    expect(error).toBeInstanceOf(GraphError);
    return `${(error as GraphError).code} ${(error as GraphError).message}`;
  }
}

describe('an address', () => {
  test.each(['bolt', 'neo4j', 'bolt+ssc', 'neo4j+ssc'])(
    '%s:// opens, with the database named and not',
    async (scheme) => {
      expect(await outcome(at(scheme))).toBe('open');
      expect(await outcome({ ...at(scheme), NEO4J_DATABASE: 'neo4j' })).toBe('open');
    },
  );

  test.each(['bolt+s', 'neo4j+s'])(
    '%s:// refuses a certificate of nobody known, and says what to do',
    async (scheme) => {
      expect(await outcome(at(scheme))).toMatch(
        /^DATABASE_CERTIFICATE The certificate .*localhost:\d+ is not trusted: DEPTH_ZERO_SELF_SIGNED_CERT\. .*NODE_EXTRA_CA_CERTS/,
      );
    },
  );

  test.each(['bolt+s', 'neo4j+s'])(
    '%s:// opens with its authority given, and for no other host name',
    async (scheme) => {
      const trust = { NODE_EXTRA_CA_CERTS: server.certificate };
      // The database is empty: to be told so, one must be in.
      const words = ['routes', 'kv'];
      expectFailure(await runPostern(words, { ...at(scheme), ...trust }), 1, /No tenant is loaded yet/);
      const wrongHost = await runPostern(words, { ...at(scheme, '127.0.0.1'), ...trust });
      expectFailure(wrongHost, 1, /not trusted: .*(ALTNAME|altnames)/);
    },
  );

  test('with TLS, of a server without it', async () => {
    const plain = (process.env.NEO4J_URI ?? '').replace(/^\w+/, 'bolt+s');
    const environment = { ...process.env, NEO4J_URI: plain } as Record<string, string>;
    expect(await outcome(environment)).toMatch(
      /^DATABASE_UNAVAILABLE .*does not speak TLS.*set NEO4J_URI to bolt:\/\//,
    );
  });

  test.each([
    ['a web server', createServer((_, response) => response.end('hello'))],
    ['one that takes nothing but TLS', createPlainServer((socket) => socket.destroy())],
  ])('of %s', async (_, other) => {
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    const told = await outcome({ ...at('bolt'), NEO4J_URI: `bolt://127.0.0.1:${port}` });
    other.close();
    expect(told).toMatch(/^DATABASE_UNAVAILABLE .*another port than that of Bolt.*only TLS is spoken \(bolt\+s:\/\//);
  });
});

describe('the command line', () => {
  test.each([
    [
      'a wrong password',
      { NEO4J_PASSWORD: 'wrong-password' },
      /refused the credentials .*Check NEO4J_USERNAME and NEO4J_PASSWORD/,
    ],
    ['a database that is not there', { NEO4J_DATABASE: 'nowhere' }, /no such database .*nowhere.* mend NEO4J_DATABASE/],
    [
      'a server that is not there',
      { NEO4J_URI: 'neo4j://127.0.0.1:1' },
      /does not answer \(connect ECONNREFUSED 127.0.0.1:1\)\. Start it, or mend NEO4J_URI/,
    ],
  ])('ends with status 1 and says how to mend %s', async (_, environment, says) => {
    expectFailure(await runPostern(['routes', 'kv'], { ...at('neo4j'), ...environment }), 1, says);
  });
});

test('settings of neo4j.conf hold: a transaction that needs more memory than they allow is ended, and the server lives', async () => {
  const graph = await opened(at('bolt+ssc'));
  const hungry = { name: 'hungry', mode: 'read', text: 'UNWIND range(1, 50000000) AS n RETURN collect(n)' } as const;
  await expect(graph.many(hungry, {})).rejects.toMatchObject({ code: 'OUT_OF_MEMORY' });
  const modest = { ...hungry, text: 'UNWIND range(1, 50000) AS n RETURN count(n) AS n' };
  expect(await graph.one(modest, {})).toEqual({ n: 50_000 });
  await graph.close();
});
