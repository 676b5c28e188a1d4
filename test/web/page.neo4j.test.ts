/** The page in a real browser over the demo tenant: what a visitor sees, and stories as their routes in words. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Graph, publishedSnapshot } from '#cypher';
import { openFacts } from '#facts';
import { findRoutes, sentence } from '#routes';
import { type Api, createApi } from '../../api/index.ts';
import { readConfiguration } from '../../cli/read-configuration.ts';
import { load } from '../../ingest/index.ts';
import { openToLoopback } from '../api/bank.ts';
import { stories } from '../journeys/demo-stories.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { hasBrowser, openBrowser } from './browser.ts';

const root = join(import.meta.dirname, '..', '..');
const built = join(root, 'web', 'dist');
const browse = hasBrowser && existsSync(join(built, 'index.html')) ? test : test.skip;
const patience = { timeout: 240_000 };
let graph: Graph;
let api: Api;
let server: Server;
let browser: Browser;
let page: Page;
let address: string;
const troubles: string[] = [];

beforeAll(async () => {
  if (!hasBrowser) return;
  graph = await openTestGraph();
  await wipe(graph);
  const demo = join(root, 'ingest', 'demo');
  const configuration = await readConfiguration(join(demo, 'postern.yaml'));
  await load(graph, await openFacts(demo), { configuration });
  api = await createApi({
    graph,
    access: openToLoopback,
    webFolder: built,
    limits: { requestTime: 240_000, routesTime: 120_000, countTime: 2_000 },
  });
  server = api.app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:'))
      troubles.push(`asked elsewhere: ${request.url()}`);
  });
});

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await api?.close();
  await graph?.close();
});

describe('the page', () => {
  browse('shows the sensitive resources, what each needs and how it is reached', async () => {
    await page.goto(address);
    await page.getByText('kv-payments-prod').first().waitFor(patience);
    const text = await page.locator('body').textContent();
    expect(text).toMatch(/\d+ . under-protected.*\d+ . undecided.*\d+ . protected/);
    expect(text).toMatch(/pairs of an identity and a resource/);
    expect(text).toContain('hq-payments-prod');
    expect(text).toContain('Harbour & Quill Bank');
  });

  browse(
    'opens a resource from the overview, with its routes as sentences beside a drawing, the weakest link marked',
    async () => {
      await page.goto(address);
      await page.getByRole('link', { name: 'kv-payments-prod' }).first().click(patience);
      await page.getByRole('option').first().waitFor(patience);
      expect(page.url()).toContain('/resource?id=');
      await page.locator('canvas').first().waitFor(patience);
      expect(await page.locator('.chain').textContent()).toMatch(/weakest/i);
      // The pane tells the weakest link, which is picked at first, and how it is closed.
      const weakest = await page.locator('.chain .step[aria-pressed=true] .says').textContent();
      expect(await page.locator('.pane .claim strong').textContent()).toBe(weakest);
      await page.locator('.pane').getByText('How it is closed', { exact: true }).waitFor(patience);
    },
  );

  browse('holds the declared break-glass accounts to their rules, apart from the rest', async () => {
    await page.goto(address);
    const section = page.getByRole('region', { name: 'Break-glass accounts' });
    const first = section.locator('.break-glass > li', { hasText: 'Break-glass 1' });
    const second = section.locator('.break-glass > li', { hasText: 'Break-glass 2' });
    await first.waitFor(patience);
    const rule = 'phishing-resistant, ';
    expect(await first.textContent()).toContain(`${rule}not kept`);
    expect(await second.textContent()).toContain(`${rule}kept`);
    expect(await first.textContent()).toContain('alerting on its sign-ins is not declared');
  });

  browse('tells what to fix first, with what each comes to and its change file', async () => {
    await page.goto(address);
    const section = page.getByRole('region', { name: 'Fix first' });
    const first = section.locator('ol > li').first();
    await first.waitFor(patience);
    expect(await first.textContent()).toMatch(/Open pairs: .* before, .* after/);
    await first.locator('summary').click();
    const file = await first.getByRole('link', { name: 'Change file' }).getAttribute('href');
    const change = JSON.parse(decodeURIComponent(String(file).split(',').slice(1).join(',')));
    expect(change.steps.length).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'kv-payments-prod' }).first().click(patience);
    await section.locator('ol > li').first().waitFor(patience);
  });

  browse('says what was not collected, and why', async () => {
    await page.goto(`${address}/coverage`);
    await page
      .getByText('risky-service-principals', { exact: false })
      .or(page.getByText('workload identities at risk', { exact: false }))
      .first()
      .waitFor(patience);
  });

  browse('tells of a person what it reaches, beside how it is had', async () => {
    await page.goto(`${address}/search?text=Leo+Farrow`);
    await page.getByRole('link', { name: 'Leo Farrow' }).first().click();
    const section = page.getByRole('region', { name: 'What it reaches' });
    await section.getByRole('link', { name: 'kv-payments-prod' }).waitFor(patience);
    const text = ((await section.textContent()) ?? '').replace(/\s+/g, ' ');
    expect(text).toMatch(/\d+ sensitive resources, \d+ below what is required/);
    expect(text).toContain('which may grant itself access to kv-payments-prod.');
    const ways = await section.getByRole('list', { name: 'How it is had' }).getByRole('listitem').allTextContents();
    expect(ways.join(' ')).toMatch(/self service reset.*sign in/);
  });

  browse('lists findings, worst first, each with what closes it and where its routes are', async () => {
    await page.goto(`${address}/findings`);
    const first = page.locator('.findings li').first();
    await first.waitFor(patience);
    expect(await first.textContent()).toMatch(/^(critical|high) [HN]\d\d /);
    const leads = page.locator('.findings li a', { hasText: 'routes to' }).first();
    await leads.click();
    await page.waitForURL(/\/resource\?id=/, patience);
    await page.goto(`${address}/findings?show=UNKNOWN`);
    await page.getByText('Collect graph/', { exact: false }).first().waitFor(patience);
  });

  browse('lists identities, and those alone that are asked for', async () => {
    await page.goto(`${address}/identities`);
    await page.getByText('Onboarding Robot').first().waitFor(patience);
    const counted = async () =>
      Number(/(\d+) identit/.exec((await page.locator('.governance').textContent()) ?? '')?.[1]);
    const all = await counted();
    await page.getByText('Third party', { exact: true }).click();
    await page.waitForURL(/flags=THIRD_PARTY/, patience);
    await page.getByText('Tidewater Analytics').first().waitFor(patience);
    expect(await counted()).toBeLessThan(all);
    expect(await page.locator('.governance').textContent()).not.toContain('Onboarding Robot');
    await page.goto(`${address}/identities?expiring=30`);
    await page.getByText('Brochure Site').first().waitFor(patience);
  });

  browse('tells what is enforced, how long it lasts, and what stands outside', async () => {
    await page.goto(`${address}/enforcement`);
    await page
      .getByRole('row', { name: /^Administrators/ })
      .first()
      .waitFor(patience);
    const text = (await page.locator('.governance').textContent()) ?? '';
    expect(text).toMatch(/\d+ of \d+/);
    expect(text).toContain('AAL3 (SHALL 12 h)');
    await page.goto(`${address}/exceptions`);
    await page.getByText('left out of', { exact: false }).first().waitFor(patience);
  });

  // Each story is a route in test/journeys; one in three shows that the page tells them.
  browse.each(
    stories
      .filter((story) => story.links.length > 0 && story.from.startsWith('entry:'))
      .filter((_, index) => index % 3 === 0)
      .map((story) => [story.title, story] as const),
  )('tells the story %s', async (_, story) => {
    const to = story.to === 'all mailboxes' ? 'store:mailboxes' : story.to;
    const { snapshot } = await graph.one(publishedSnapshot, {});
    const filter = { entries: [story.from], through: story.through };
    const [first] = (await findRoutes(graph, { snapshot: snapshot.id, to, filter }, { first: 1, budget: 240_000 }))
      .routes;
    const query = new URLSearchParams({ id: to, entry: story.from, through: story.through.join(' ') });
    await page.goto(`${address}/resource?${query}`);
    await page.getByRole('option').first().waitFor(patience);
    const told = ((await page.getByRole('option').first().textContent()) ?? '').replace(/\s+/g, ' ');
    expect(first).toBeDefined();
    expect(told).toContain(first === undefined ? '' : sentence(first));
  });

  browse('has the families of a resource, and what only repeats last; Back undoes the last choice', async () => {
    await page.goto(address);
    await page.getByRole('link', { name: 'kv-payments-prod' }).first().click(patience);
    const families = page.getByRole('region', { name: 'By last power' }).getByRole('button');
    await families.first().waitFor(patience);
    expect(await page.title()).toBe('kv-payments-prod · Postern');
    expect(await families.last().textContent()).toMatch(/^Repeats: Control of the tenant/);
    const before = page.url();
    await families.first().click();
    await page.waitForURL(/through=/, patience);
    expect(await families.first().getAttribute('aria-pressed')).toBe('true');
    await page.goBack();
    await page.waitForURL(before, patience);
    await page.goto(`${before}&route=gone`);
    await page.getByRole('status').getByText('The route that this address names is gone').waitFor(patience);
  });

  browse('finds by the keyboard alone', async () => {
    await page.goto(`${address}/search`);
    await page.getByRole('textbox', { name: 'Name or id' }).fill('kv-payments-prod');
    await page.locator('.found-name a', { hasText: 'kv-payments-prod' }).first().waitFor(patience);
    await page.keyboard.press('ArrowDown');
    const name = await page.evaluate(() => document.activeElement?.textContent);
    expect(name).toContain('kv-payments-prod');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(resource|node)\?id=/, patience);
    await page
      .locator('h1', { hasText: String(name) })
      .first()
      .waitFor(patience);
  });

  browse('scrolls sideways nowhere at 390 pixels', async () => {
    await page.goto(address);
    const vault = await page.getByRole('link', { name: 'kv-payments-prod' }).first().getAttribute('href', patience);
    const narrow = await browser.newPage({ viewport: { width: 390, height: 800 } });
    for (const path of ['/', vault, '/search?text=kv', '/findings', '/coverage']) {
      await narrow.goto(`${address}${path}`);
      await narrow.waitForLoadState('networkidle');
      const width = await narrow.evaluate(() => document.documentElement.scrollWidth);
      expect({ path, isWithin: width <= 390, width }).toEqual({ path, isWithin: true, width });
    }
    await narrow.close();
  });

  browse('had no trouble, and asked nobody else', () => {
    expect(troubles).toEqual([]);
  });
});
