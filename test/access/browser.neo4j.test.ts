/** A real browser at the gate: a name made to resolve to this machine reads nothing, a link signs in, and nobody else's page asks. */

import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Graph } from '#cypher';
import { type Listening, listen, noLog, openToLoopback, publishBank } from '../api/bank.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { hasBrowser, openBrowser } from '../web/browser.ts';

const webFolder = join(import.meta.dirname, '..', '..', 'web', 'dist');
const browse = hasBrowser && existsSync(join(webFolder, 'index.html')) ? test : test.skip;
const token = 'b'.repeat(43);
const name = 'attacker.test';

let graph: Graph;
let open: Listening;
let guarded: Listening;
let elsewhere: Server;
let browser: Browser;
beforeAll(async () => {
  if (!hasBrowser) return;
  graph = await openTestGraph();
  await wipe(graph);
  await publishBank(graph, 'one000000000');
  open = await listen({ graph, log: noLog, webFolder });
  guarded = await listen({ graph, log: noLog, webFolder, access: { ...openToLoopback, token } });
  elsewhere = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<h1>elsewhere</h1>'));
  await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
  browser = await openBrowser(`--host-resolver-rules=MAP ${name} 127.0.0.1`);
});
afterAll(async () => {
  await browser?.close();
  elsewhere?.close();
  elsewhere?.closeAllConnections();
  for (const api of [open, guarded]) await api?.close();
  await graph?.close();
});

const portOf = ({ address }: Listening) => new URL(address).port;
/** What a script of the page gets when it asks this address: status and text, or that it may not. */
const askFrom = (address: string) =>
  fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ snapshot { id } }"}',
  }).then(
    async (response) => `${response.status} ${await response.text()}`,
    () => 'refused',
  );

browse('a foreign name that resolves to this machine shows no page and answers no question', async () => {
  const page = await browser.newPage();
  const rebound = `http://${name}:${portOf(open)}`;
  expect((await page.goto(rebound))?.status()).toBe(421);
  const answer = await page.evaluate(askFrom, '');
  expect(answer).toMatch(/^421 /);
  expect(answer).not.toContain('one000000000');
  await page.close();
});

browse('a page of another origin may not ask, though the browser is signed in', async () => {
  const page = await browser.newPage();
  await page.goto(`${guarded.address}/sign-in?token=${token}`);
  for (const origin of [name, '127.0.0.1']) {
    await page.goto(`http://${origin}:${(elsewhere.address() as AddressInfo).port}`);
    for (const api of [open, guarded]) expect(await page.evaluate(askFrom, api.address)).toBe('refused');
  }
  await page.close();
});

browse(
  'the link that serve prints opens the page, which asks with its cookie; without it the page is not shown',
  async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    expect((await page.goto(guarded.address))?.status()).toBe(401);
    expect(await page.locator('body').textContent()).toContain('open the link that');
    await page.goto(`${guarded.address}/sign-in?token=${token}`);
    expect(page.url()).toBe(`${guarded.address}/`);
    expect(await page.evaluate(askFrom, '')).toContain('one000000000');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: `postern-${portOf(guarded)}`, httpOnly: true, sameSite: 'Strict' });
    await context.close();
  },
);
