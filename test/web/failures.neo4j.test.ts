/** The page where something fails, in a real browser: each failure has a screen that says what to do, and Try again mends it. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Graph, openGraph } from '#cypher';
import { type Api, createApi, type Limits } from '../../api/index.ts';
import { type BoltProxy, boltProxy } from '../any-neo4j/bolt-proxy.ts';
import { noLog, openToLoopback, publishBank, vault } from '../api/bank.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { hasBrowser, openBrowser } from './browser.ts';

const built = join(import.meta.dirname, '..', '..', 'web', 'dist');
const browse = hasBrowser && existsSync(join(built, 'index.html')) ? test : test.skip;
const patience = { timeout: 120_000 };
const snapshot = 'one000000000';
const setState = (state: string) =>
  ({ name: 'set-state', mode: 'write', text: `MATCH (s:Snapshot) SET s.state = '${state}'` }) as const;

let direct: Graph;
let proxy: BoltProxy;
let graph: Graph;
let browser: Browser;
let page: Page;
const troubles: string[] = [];
const servers: { server: Server; api: Api }[] = [];

beforeAll(async () => {
  if (!hasBrowser) return;
  direct = await openTestGraph();
  await wipe(direct);
  proxy = await boltProxy(process.env.NEO4J_URI ?? '');
  const environment = { ...process.env, NEO4J_URI: proxy.uri };
  ({ graph } = await openGraph({ dataFolder: 'unused', progress: () => {}, environment }));
  browser = await openBrowser();
  page = await browser.newPage();
  page.on('pageerror', (error) => troubles.push(String(error)));
});
afterEach(async () => {
  while (servers.length > 0) await stop();
});
afterAll(async () => {
  await browser?.close();
  await graph?.close();
  await direct?.close();
  proxy?.goAway();
});

async function serve(limits: Partial<Limits> = {}, port = 0): Promise<string> {
  const patient = { requestTime: 150_000, routesTime: 120_000, countTime: 120_000, ...limits };
  const api = await createApi({ graph, webFolder: built, log: noLog, access: openToLoopback, limits: patient });
  const server = api.app.listen(port, '127.0.0.1');
  await once(server, 'listening');
  servers.push({ server, api });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(): Promise<void> {
  const last = servers.pop();
  last?.server.close();
  last?.server.closeAllConnections();
  await last?.api.close();
}

/** The screen with this title, in words. */
async function screen(title: string): Promise<string> {
  await page.getByRole('heading', { name: title }).waitFor(patience);
  return (await page.getByRole('alert').textContent()) ?? '';
}

async function tryAgain(): Promise<void> {
  await page.getByRole('button', { name: 'Try again' }).click(patience);
}

const overview = () => page.getByRole('link', { name: 'kv-pay' }).first().waitFor(patience);

browse('nothing is loaded: says how to load, and shows what was loaded since', async () => {
  await page.goto(await serve());
  expect(await screen('No tenant is loaded yet')).toMatch(/npx postern load FOLDER.*npx postern serve --demo/s);
  await publishBank(direct, snapshot);
  await tryAgain();
  await overview();
});

browse('Postern was stopped: says to start it, and goes on once it runs', async () => {
  const address = await serve();
  await page.goto(address);
  await overview();
  await stop();
  await page.getByRole('link', { name: 'Coverage', exact: true }).click(patience);
  expect(await screen('Postern does not answer')).toContain('npx postern serve');
  await serve({}, Number(new URL(address).port));
  await tryAgain();
  await page.getByText('1 of 2 collections complete').first().waitFor(patience);
});

browse('the database is away: says so, and goes on once it is back', async () => {
  const hurried = await serve({ requestTime: 5_000 });
  proxy.goAway();
  await page.goto(hurried);
  expect(await screen('The database does not answer')).toMatch(/try again; if it stays away, start Postern again/);
  await proxy.comeBack();
  await page.goto(await serve());
  await overview();
});

browse('the first question times out: says to wait, and to ask for less', async () => {
  await page.goto(await serve({ requestTime: 1 }));
  expect(await screen('The answer took too long')).toMatch(/wait a moment and try again.*ask for less/);
});

browse('the snapshot is gone: says to try again, and shows the new one', async () => {
  const address = await serve();
  await direct.run(setState('DROPPING'), {});
  await page.goto(address);
  expect(await screen('A newer snapshot was published')).toContain('Try again');
  await direct.run(setState('READY'), {});
  await tryAgain();
  await overview();
});

browse.each([
  '/node?id=__proto__',
  '/resource?id=__proto__',
  '/node?id=constructor&in=__proto__',
  `/resource?id=${vault}&entry=__proto__&through=__proto__&at=__proto__`,
  '/search?text=__proto__&kind=__proto__',
  '/?kind=__proto__&text=constructor&__proto__=x',
  '/coverage?__proto__=x',
  '/__proto__',
])('no address blanks the page: %s', async (path) => {
  await page.goto((await serve()) + path);
  await page.getByRole('heading', { level: 1 }).first().waitFor(patience);
  await page.waitForLoadState('networkidle', patience);
  expect(await page.locator('main').textContent()).not.toBe('');
  expect(await page.getByRole('heading', { name: 'This screen broke' }).count()).toBe(0);
  expect(await page.getByRole('navigation').count()).toBeGreaterThan(0);
});

browse('nothing broke in all this', () => {
  expect(troubles).toEqual([]);
});
