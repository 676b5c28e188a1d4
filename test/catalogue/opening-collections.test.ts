/** Which collections must be there before a resource can be called protected. */
import { describe, expect, test } from '@jest/globals';
import { missingScopes, notCovered, openingCollections } from '#catalogue';
import { collectionNames } from '#facts';

const whole = Object.fromEntries(openingCollections('KeyVault').map((name) => [name, { status: 'COMPLETE' }]));
const without = (name: string, status?: string) => ({
  ...whole,
  [name]: status === undefined ? undefined : { status },
});

describe('coverage', () => {
  test('is whole where each collection that could open something is complete', () => {
    expect(notCovered('KeyVault', whole)).toEqual([]);
    expect(notCovered('Tenant', whole)).toEqual([]);
  });

  test('names collections of the facts folder only', () => {
    const names: ReadonlySet<string> = new Set(collectionNames);
    expect(openingCollections('KeyVault').filter((name) => !names.has(name))).toEqual([]);
  });

  test('lacks each collection that is not there, or not wholly', () => {
    for (const name of openingCollections('KeyVault')) {
      expect(notCovered('KeyVault', without(name, 'PARTIAL'))).toEqual([name]);
      expect(notCovered('KeyVault', without(name, 'FORBIDDEN'))).toEqual([name]);
    }
    expect(notCovered('KeyVault', without('graph/group-members'))).toEqual(['graph/group-members']);
    expect(notCovered('Tenant', {}).length).toBeGreaterThan(30);
  });

  test('decoy: what was skipped and is judged at its worst opens no more', () => {
    expect(notCovered('Tenant', without('graph/user-mfa-state', 'SKIPPED'))).toEqual([]);
    expect(notCovered('Tenant', without('graph/user-authentication-methods', 'SKIPPED'))).toEqual([]);
    const neither = {
      ...without('graph/user-authentication-methods', 'SKIPPED'),
      'graph/user-registration-details': undefined,
    };
    expect(notCovered('Tenant', neither)).toEqual([
      'graph/user-registration-details',
      'graph/user-authentication-methods',
    ]);
  });

  test('decoy: nobody activates without the licence for it; without one for policies nothing is known of them', () => {
    expect(notCovered('Tenant', without('graph/role-eligibility-schedule-instances', 'UNLICENSED'))).toEqual([]);
    expect(notCovered('Tenant', without('graph/user-registration-details', 'UNLICENSED'))).toHaveLength(1);
  });

  test('is limited to scopes where the manifest tells them, and rows give powers at scopes alone', () => {
    const scopes = ['/Subscriptions/A/', '/subscriptions/b/resourceGroups/g'];
    const partial = { status: 'PARTIAL', scopes };
    expect(missingScopes('arm/role-assignments', partial)).toEqual([
      '/subscriptions/a',
      '/subscriptions/b/resourcegroups/g',
    ]);
    expect(missingScopes('arm/role-assignments', { status: 'PARTIAL' })).toBeUndefined();
    expect(missingScopes('arm/role-assignments', { status: 'PARTIAL', scopes: [] })).toBeUndefined();
    expect(missingScopes('arm/resources', partial)).toBeUndefined();
    expect(missingScopes('graph/group-members', partial)).toBeUndefined();
    const group = '/providers/Microsoft.Management/managementGroups/m';
    expect(missingScopes('arm/role-assignments', { status: 'PARTIAL', scopes: [...scopes, group] })).toBeUndefined();
  });
});
