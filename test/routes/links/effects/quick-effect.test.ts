/** When taking links away is all that a change does, and when it is not: then nothing is promised. */
import { describe, expect, test } from '@jest/globals';
import { entryId } from '#catalogue';
import { parseChange } from '#changes';
import { quickEffect } from '#links';
import type { MeasurableLinks } from '#routes';
import { type GroundLink, groundOf, inAzure, overTenant } from '../../../support/quick-ground.ts';

const change = (...steps: object[]) => parseChange(JSON.stringify({ title: 'A change', steps }), 'change');
const entry = entryId('sign-in');
const [role, power] = [inAzure('owner'), overTenant('role')];
const nodes = [
  [entry, 'Entry'],
  ['u', 'User'],
  ['v', 'User'],
  ['g', 'Group'],
  ['sp', 'ServicePrincipal'],
  [role, 'Entitlement'],
  [power, 'Entitlement'],
  ['vault', 'KeyVault', 3],
] as const;
const member: GroundLink = { from: 'u', to: 'g', kind: 'MEMBER_OF', evidence: ['graph/group-members:g/u'] };
const holds = (from: string, to: string, row: string): GroundLink => ({ from, to, kind: 'HOLDS', evidence: [row] });
const links: readonly GroundLink[] = [
  { from: entry, to: 'u', kind: 'SIGNS_IN' },
  member,
  holds('g', role, 'arm/role-assignments:one'),
  holds('u', power, 'graph/directory-role-assignments:two'),
  holds('sp', power, 'graph/directory-role-assignments:three'),
  { from: role, to: 'vault', kind: 'READS_SECRETS' },
];
const left = { collection: 'graph/group-members', row: { groupId: 'G', id: 'U' }, remove: true };
const unassigned = { collection: 'arm/role-assignments', row: { id: 'ONE' }, remove: true };
const ofUser = { collection: 'graph/directory-role-assignments', row: { id: 'two' }, remove: true };
const ofWorkload = { collection: 'graph/directory-role-assignments', row: { id: 'three' }, remove: true };

const effect = (more: Partial<MeasurableLinks>, ...steps: object[]) =>
  quickEffect(groundOf(nodes, links, more), change(...steps));
const refused = (says: RegExp) => ({ notQuick: expect.stringMatching(says) });

describe('a quick effect', () => {
  test('is the links that were drawn from the rows, whatever case ids are in', () => {
    const ground = groundOf(nodes, links);
    const placed = (kind: string, to: string) =>
      ground.links.find((one) => one.kind === kind && one.to.id === to)?.place;
    expect(quickEffect(ground, change(left, unassigned))).toEqual({
      removed: [placed('MEMBER_OF', 'g'), placed('HOLDS', role)],
    });
  });

  test('is refused where somebody loses what shields from weaker administrators', () => {
    expect(effect({}, ofUser)).toEqual(refused(/loses a directory role/));
    expect(effect({}, ofWorkload)).toHaveProperty('removed');
    expect(effect({ roleAssignable: new Set(['g']) }, left)).toEqual(refused(/may hold roles/));
  });

  test('is refused where people are judged by what changes', () => {
    expect(effect({ judgedBy: '{"excludegroups":["g"]}' }, left)).toEqual(refused(/name the group/));
  });

  test('is refused where approvals follow from it', () => {
    expect(effect({ approvers: new Set(['u']) }, unassigned)).toHaveProperty('removed');
    const toApprover = groundOf(nodes, [...links, { from: 'vault', to: 'v', kind: 'RUNS_AS' }], {
      approvers: new Set(['v']),
    });
    expect(quickEffect(toApprover, change(unassigned))).toEqual(refused(/approves activations/));
  });

  test('is refused for one of several holdings that work together', () => {
    const both = groundOf(nodes, [
      ...links,
      { from: 'u', to: 'vault', kind: 'ATTACHES_IDENTITY', rule: 'two-powers', evidence: [role, power] },
    ]);
    expect(quickEffect(both, change(unassigned))).toEqual(refused(/together/));
  });

  test('is refused where the last holder of a power over the directory goes', () => {
    const alone = groundOf(
      nodes,
      links.filter(({ from, to }) => from !== 'u' || to !== power),
    );
    expect(quickEffect(alone, change(ofWorkload))).toEqual(refused(/Nobody else holds/));
  });

  test('is refused for whatever is added, set or declared, and for what is not there', () => {
    expect(effect({}, { collection: 'graph/users', add: { id: 'w' } })).toEqual(refused(/^Step 1: what it does/));
    expect(effect({}, left, { declare: { 'helpDesk.verification': 'nothing' } })).toEqual(refused(/^Step 2:/));
    expect(effect({}, { ...unassigned, row: { id: 'none' } })).toEqual(refused(/nothing in the snapshot/));
  });
});
