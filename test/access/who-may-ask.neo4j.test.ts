/** Who may ask the API: names of the host, pages of other origins, the token and the cookie that stands for it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { type Listening, listen, noLog, publishBank } from '../api/bank.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { type RawAnswer, rawRequest } from './raw-request.ts';

const token = 'a'.repeat(43);
const question = JSON.stringify({ query: '{ snapshot { id } }' });

let graph: Graph;
let open: Listening;
let guarded: Listening;
let proxied: Listening;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  await publishBank(graph, 'one000000000');
  const loopback = { allowedHosts: [], behindProxy: false };
  open = await listen({ graph, log: noLog });
  guarded = await listen({ graph, log: noLog, access: { ...loopback, token } });
  proxied = await listen({
    graph,
    log: noLog,
    access: { token, allowedHosts: ['Postern.example'], behindProxy: true },
  });
});
afterAll(async () => {
  for (const api of [open, guarded, proxied]) await api?.close();
  await graph?.close();
});

const portOf = ({ address }: Listening) => Number(new URL(address).port);
const get = (api: Listening, path: string, ...headers: string[]) =>
  rawRequest(portOf(api), [`GET ${path} HTTP/1.1`, ...headers]);
const host = (api: Listening) => `Host: 127.0.0.1:${portOf(api)}`;
/** Asks a question of the graph with these headers. */
const ask = (api: Listening, ...headers: string[]) =>
  rawRequest(portOf(api), ['POST /graphql HTTP/1.1', 'Content-Type: application/json', ...headers], question);
const code = ({ body }: RawAnswer) => JSON.parse(body).errors?.[0].extensions.code;

describe('the host', () => {
  test.each(['127.0.0.1', 'localhost:1', 'LOCALHOST', '[::1]:80', '127.8.8.8'])('%s is ours', async (name) => {
    expect((await ask(open, `Host: ${name}`)).body).toContain('one000000000');
  });

  test.each([
    'attacker.test',
    'localhost.attacker.test',
    '127.0.0.1.attacker.test:80',
    'localhost.',
    '10.0.0.1',
    'Postern.example',
  ])('%s is not, be the question ever so small', async (name) => {
    for (const answer of [
      await ask(open, `Host: ${name}`),
      await get(open, '/', `Host: ${name}`),
      await get(open, '/healthz', `Host: ${name}`),
    ])
      expect([answer.status, code(answer)]).toEqual([421, 'MISDIRECTED_REQUEST']);
  });

  test('is one, and the path has none', async () => {
    const twice = await ask(open, host(open), 'Host: attacker.test');
    const swapped = await ask(open, 'Host: attacker.test', host(open));
    const list = await ask(open, `${host(open)}, attacker.test`);
    const absolute = await get(open, 'http://attacker.test/healthz', host(open));
    for (const { status, body } of [twice, swapped, list, absolute]) {
      expect(status).toBe(400);
      expect(body).not.toContain('one000000000');
    }
  });

  test('may be one that the operator allows, whatever X-Forwarded-Host says', async () => {
    const bearer = `Authorization: Bearer ${token}`;
    expect((await ask(proxied, 'Host: postern.EXAMPLE:443', bearer)).status).toBe(200);
    expect((await ask(proxied, 'Host: other.example', 'X-Forwarded-Host: postern.example', bearer)).status).toBe(421);
  });
});

describe('a page', () => {
  test('of the same origin may ask', async () => {
    const own = `Origin: http://127.0.0.1:${portOf(open)}`;
    expect((await ask(open, host(open), own, 'Sec-Fetch-Site: same-origin')).status).toBe(200);
  });

  test.each(['http://attacker.test', 'http://127.0.0.1:1', 'https://127.0.0.1', 'null'])(
    'of %s may not',
    async (origin) => {
      const answers = [
        await ask(open, host(open), `Origin: ${origin}`),
        await get(open, '/healthz', host(open), `Origin: ${origin}`),
      ];
      for (const answer of answers) expect([answer.status, code(answer)]).toEqual([403, 'FOREIGN_ORIGIN']);
    },
  );

  test('of another site may link to the page, and neither fetch nor frame it', async () => {
    const from = (mode: string, destination: string) =>
      get(
        open,
        '/healthz',
        host(open),
        'Sec-Fetch-Site: cross-site',
        `Sec-Fetch-Mode: ${mode}`,
        `Sec-Fetch-Dest: ${destination}`,
      );
    expect((await from('navigate', 'document')).status).toBe(200);
    expect((await from('navigate', 'iframe')).status).toBe(403);
    expect((await from('no-cors', 'script')).status).toBe(403);
  });
});

describe('the token', () => {
  test('is needed for everything but health, which tells nothing else', async () => {
    for (const answer of [
      await ask(guarded, host(guarded)),
      await get(guarded, '/', host(guarded)),
      await get(guarded, '/assets/x.js', host(guarded)),
    ]) {
      expect([answer.status, code(answer)]).toEqual([401, 'UNAUTHENTICATED']);
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="Postern"');
    }
    expect((await get(guarded, '/healthz', host(guarded))).body).toBe('{"status":"up"}');
    expect((await get(guarded, '/readyz', host(guarded))).body).toBe('{"status":"ready"}');
  });

  test('is a Bearer token, the right one', async () => {
    const withToken = (given: string) => ask(guarded, host(guarded), `Authorization: ${given}`);
    expect((await withToken(`Bearer ${token}`)).body).toContain('one000000000');
    for (const wrong of [`Bearer ${'b'.repeat(43)}`, `Bearer ${token}x`, 'Bearer ', `Basic ${token}`, token])
      expect((await withToken(wrong)).status).toBe(401);
  });

  test('in a link gives the browser a cookie that no script reads and no other site sends', async () => {
    const answer = await get(guarded, `/sign-in?token=${token}`, host(guarded));
    expect([answer.status, answer.headers.location]).toEqual([303, '/']);
    const name = `postern-${portOf(guarded)}`;
    expect(answer.headers['set-cookie']).toMatch(new RegExp(`^${name}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`));
    expect(answer.headers['set-cookie']).not.toContain(token);
    const [cookie] = (answer.headers['set-cookie'] ?? '').split(';');
    expect((await ask(guarded, host(guarded), `Cookie: other=1; ${cookie}`)).body).toContain('one000000000');
    // Decoys: another cookie's name, and a wrong Bearer token beside the right cookie.
    expect((await ask(guarded, host(guarded), `Cookie: x${cookie}`)).status).toBe(401);
    expect((await ask(guarded, host(guarded), `Cookie: ${cookie}`, 'Authorization: Bearer x')).status).toBe(401);
    const wrong = await get(guarded, '/sign-in?token=x', host(guarded), 'Accept: text/html');
    expect([wrong.status, wrong.headers['set-cookie']]).toEqual([401, undefined]);
    expect(wrong.body).toContain('postern serve');
  });

  test('behind a proxy gives a cookie bound to host and TLS, and pages of the proxy’s origin may ask', async () => {
    const at = 'Host: postern.example';
    const answer = await get(proxied, `/sign-in?token=${token}`, at, 'X-Forwarded-Proto: https');
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-postern=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const [cookie] = (answer.headers['set-cookie'] ?? '').split(';');
    expect((await ask(proxied, at, 'Origin: https://postern.example', `Cookie: ${cookie}`)).status).toBe(200);
    expect((await ask(proxied, at, 'Origin: http://postern.example', `Cookie: ${cookie}`)).status).toBe(403);
    // On loopback, where the container's port is published, there is no TLS.
    expect((await get(proxied, `/sign-in?token=${token}`, host(proxied))).headers['set-cookie']).toMatch(
      new RegExp(`^postern-${portOf(proxied)}=`),
    );
  });
});

test('host comes before origin, and origin before token', async () => {
  const foreign = 'Origin: http://attacker.test';
  expect((await ask(guarded, 'Host: attacker.test', foreign)).status).toBe(421);
  expect((await ask(guarded, host(guarded), foreign)).status).toBe(403);
  expect((await ask(guarded, host(guarded))).status).toBe(401);
});
