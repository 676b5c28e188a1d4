/** The directory: groups, applications, permissions, eligibility, delegated grants, each with a decoy. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import { type TinyTenant, tinyTenant } from '../../support/tiny-tenant.ts';
import { directoryTenant } from './directory-tenant.ts';

describe('the directory', () => {
  let graph: Graph;
  let tiny: TinyTenant;
  beforeAll(async () => {
    graph = await openTestGraph();
    tiny = await tinyTenant(graph, directoryTenant);
  });
  afterAll(() => graph.close());
  const gets = (who: string, what: string) => tiny.way(who, what) !== undefined;
  const adds = (who: string, what: string) => {
    const way = tiny.way(who, what, ['HOLDS', 'ADDS_CREDENTIAL', 'INCLUDES', 'RUNS_AS']);
    return way?.filter((kind) => kind === 'ADDS_CREDENTIAL').length === 1 ? way : undefined;
  };

  test('administrators of groups fill those that are neither role-assignable, synchronized nor shielded', () => {
    for (const id of ['security', 'teams', 'public', 'dynamic']) expect(gets('group-admin', id)).toBe(true);
    for (const id of ['assignable', 'synced', 'shielded']) expect(gets('group-admin', id)).toBe(false);
    expect(gets('exchange', 'teams')).toBe(true);
    expect(gets('exchange', 'security')).toBe(false);
    expect(gets('group-writer', 'security')).toBe(true);
    expect(gets('reader-sp', 'security')).toBe(false);
  });

  test('owners fill assigned groups, not dynamic and not shielded ones', () => {
    expect(tiny.between('group-owner', 'security')).toEqual(['ADDS_MEMBER 0 OBSERVED', 'ADDS_OWNER 0 OBSERVED']);
    expect(tiny.between('dynamic-owner', 'dynamic')).toEqual([]);
    expect(tiny.between('shielded-owner', 'shielded')).toEqual([]);
  });

  test('every member gets into public groups and rules over what it may write itself, invites only where members may', () => {
    expect(gets('plain', 'public')).toBe(true);
    expect(gets('plain', 'by-phone')).toBe(true);
    expect(gets('plain', 'dynamic')).toBe(false);
    expect(gets('plain', 'by-mail')).toBe(false);
    expect(gets('plain', 'from-package')).toBe(true);
    // Somebody must approve, and nobody is named: whoever it is may be had.
    const approved = tiny.links.filter(({ to, rule }) => to === 'approved-package' && /package/.test(rule));
    expect(approved.map(({ rule, basis }) => `${rule} ${basis}`)).toContain('open-access-package ASSUMED');
    expect(approved.filter(({ rule, basis }) => rule === 'open-access-package' && basis !== 'ASSUMED')).toEqual([]);
    expect(gets('plain', 'package-for-some')).toBe(false);
  });

  test('the on-premises directory fills synchronized groups', () => {
    expect(tiny.between('entry:on-premises-directory', 'synced')).toEqual(['ADDS_MEMBER 1 ASSUMED']);
    expect(tiny.between('entry:on-premises-directory', 'security')).toEqual([]);
  });

  test('an application role of a group reaches direct members only, and whoever can fill the group', () => {
    expect(tiny.way('direct', 'store:mailboxes')).toEqual(['MEMBER_OF', 'HOLDS', 'READS_DATA', 'INCLUDES']);
    expect(gets('nested', 'store:mailboxes')).toBe(false);
    expect(gets('group-admin', 'store:mailboxes')).toBe(true);
  });

  test('credentials of applications: by role, by scope, by ownership, by permission; never of a managed identity', () => {
    expect(adds('cloud-app', 'target')).toEqual(['HOLDS', 'ADDS_CREDENTIAL', 'INCLUDES']);
    expect(adds('scoped-app', 'target')).toEqual(['HOLDS', 'ADDS_CREDENTIAL', 'RUNS_AS']);
    expect(gets('scoped-app', 'locked')).toBe(false);
    expect(gets('app-owner', 'target')).toBe(true);
    expect(gets('app-owner', 'identity')).toBe(false);
    expect(gets('cloud-app', 'identity')).toBe(false);
    expect(gets('app-writer', 'target')).toBe(true);
    expect(gets('custom', 'target')).toBe(true);
    expect(gets('custom-reader', 'target')).toBe(false);
    expect(tiny.way('hybrid', 'target-app', ['HOLDS', 'ADDS_OWNER', 'INCLUDES'])).toBeDefined();
    expect(tiny.way('hybrid', 'target-app', ['HOLDS', 'ADDS_CREDENTIAL', 'INCLUDES'])).toBeUndefined();
  });

  test('a locked instance takes no credential, its application does', () => {
    expect(adds('custom', 'target')).toEqual(['HOLDS', 'ADDS_CREDENTIAL', 'INCLUDES']);
    expect(adds('custom', 'locked')).toBeUndefined();
    expect(adds('cloud-app', 'locked')).toEqual(['HOLDS', 'ADDS_CREDENTIAL', 'INCLUDES', 'RUNS_AS']);
  });

  test('a service principal makes use of owning an application with the permission for it; without, that is assumed', () => {
    expect(tiny.between('owner-sp', 'owned-app')).toEqual(['ADDS_CREDENTIAL 0 OBSERVED', 'ADDS_OWNER 0 OBSERVED']);
    expect(tiny.between('ownerless-sp', 'owned-app')).toEqual(['ADDS_CREDENTIAL 0 ASSUMED', 'ADDS_OWNER 0 ASSUMED']);
    expect(gets('owner-sp', 'target')).toBe(false);
  });

  test('the publisher holds credentials of foreign applications, but Microsoft is no entry', () => {
    expect(tiny.between('entry:publisher', 'foreign')).toEqual(['PUBLISHES 1 ASSUMED']);
    expect(tiny.between('entry:publisher', 'first-party')).toEqual([]);
    // A service principal that holds nothing leads nowhere: it is in no Population.
    expect(gets('cloud-app', 'first-party')).toBe(false);
  });

  test('a blueprint is all of its agents, which take no credential themselves', () => {
    expect(tiny.way('agent-admin', 'agent')).toEqual(['HOLDS', 'ADDS_CREDENTIAL', 'INCLUDES', 'RUNS_AS']);
    expect(gets('agent-admin', 'target-app')).toBe(false);
    expect(adds('custom', 'agent')).toBeUndefined();
  });

  test('permissions open what they say: mail, the tenant, nothing', () => {
    expect(gets('mailer', 'store:mailboxes')).toBe(true);
    expect(gets('selected', 'store:sites')).toBe(false);
    expect(tiny.way('granter', 'tenant')).toEqual(['HOLDS', 'GRANTS_APP_ROLE']);
    expect(gets('reader-sp', 'tenant')).toBe(false);
  });

  test('an eligible role opens behind what its activation asks for', () => {
    const gate = (who: string) =>
      tiny.links.filter((link) => link.from === who && link.kind === 'HOLDS' && link.to !== 'ent:any-member');
    // No methods were collected: whoever has the password is taken to register one.
    expect(gate('eligible-mfa')).toMatchObject([{ gate: 1, basis: 'ASSUMED' }]);
    expect(gate('eligible')).toMatchObject([{ gate: 0, basis: 'CONFIGURED' }]);
    expect(gate('eligible-unknown')).toMatchObject([{ gate: 0, basis: 'ASSUMED' }]);
    expect(tiny.between('eligible-member', 'pim')).toEqual(['MEMBER_OF 0 ASSUMED']);
  });

  test('federating a domain forges its users, not those of the onmicrosoft.com domain', () => {
    expect(tiny.way('domain-admin', 'plain')).toEqual(['HOLDS', 'FORGES_TOKEN', 'INCLUDES']);
    expect(gets('federator', 'plain')).toBe(true);
    const forged = tiny.links.filter((link) => link.from === 'pop:domain-federation:tenant').map((link) => link.to);
    expect(forged.filter((id) => id.startsWith('cloud-only'))).toEqual([]);
  });

  test('writers of Conditional Access lead to people with the password left, never to the tenant', () => {
    const into = tiny.links.filter((link) => link.from === 'pop:conditional-access:tenant');
    expect(into).toMatchObject([{ to: 'plain', gate: 1, basis: 'ASSUMED' }]);
    expect(tiny.links.some((link) => link.kind === 'WEAKENS_POLICY' && link.to === 'tenant')).toBe(false);
  });

  test('Intune runs code on managed devices, and so has the sessions there', () => {
    expect(tiny.way('intune', 'pc-user')).toEqual(['HOLDS', 'EXECUTES_ON', 'INCLUDES', 'REPLAYS_SESSION']);
    expect(gets('intune', 'phone')).toBe(false);
  });

  test("a delegated grant is the client's code acting, as a person only where the scope is the person", () => {
    expect(tiny.between('target-app', 'consenter')).toEqual(['ACTS_FOR 1 ASSUMED']);
    expect(tiny.links.some((link) => link.kind === 'ACTS_FOR' && link.from === 'target')).toBe(false);
    expect(tiny.links.some((link) => link.to === 'ent:delegated:first-party@graph')).toBe(false);
    expect(tiny.links.some((link) => link.to === 'ent:delegated:mailer@graph')).toBe(false);
  });
});
