/** [U] Users, groups, devices, tenant: the rows that Graph would give. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { convert, convertText, exportText, guid, removeMade, tenant, tenantId, user } from './harness.ts';

afterAll(removeMade);

const upper = (n: number) => guid(n).toUpperCase().replace('4000-8000', '4ABC-8DEF');
const lower = (n: number) => upper(n).toLowerCase();

describe('[U] identities', () => {
  test('a user: ids in lower case, additions and empty leftovers gone, no secrets', async () => {
    const { rows } = await convert({
      kind: 'AZUser',
      data: {
        id: upper(1),
        displayName: 'ADA',
        accountEnabled: true,
        userPrincipalName: 'Ada@harbour.example',
        mailboxSettings: { language: {}, workingHours: { timeZoneBase: {} } },
        passwordProfile: { password: 'hunter2', forceChangePasswordNextSignIn: true },
        onPremisesExtensionAttributes: {},
        mail: '',
        tenantId,
        tenantName: 'HARBOUR BANK',
      },
    });
    expect(rows('graph/users')).toEqual([
      {
        id: lower(1),
        displayName: 'ADA',
        accountEnabled: true,
        userPrincipalName: 'Ada@harbour.example',
        passwordProfile: { forceChangePasswordNextSignIn: true },
      },
    ]);
  });

  test('an account without accountEnabled is disabled, where other rows show that the export says it', async () => {
    const { rows } = await convert(user(1), { kind: 'AZUser', data: { id: upper(2) } });
    expect(rows('graph/users')?.map((row) => row.accountEnabled)).toEqual([true, false]);
  });

  test('an export that never says it leaves it unknown: missing does not read as disabled', async () => {
    const { rows } = await convert(
      { kind: 'AZUser', data: { id: upper(2) } },
      { kind: 'AZGroup', data: { id: upper(3), accountEnabled: true } },
    );
    expect(rows('graph/users')).toEqual([{ id: lower(2) }]);
  });

  test('members and owners: the far end with the near end beside it', async () => {
    const member = { '@odata.type': '#microsoft.graph.user', id: upper(1), displayName: 'Ada' };
    const { rows, report } = await convert(
      {
        kind: 'AZGroupMember',
        data: {
          groupId: upper(9),
          members: [
            { groupId: upper(9), member },
            { groupId: upper(9), member: null },
          ],
        },
      },
      { kind: 'AZGroupOwner', data: { groupId: upper(9), owners: [{ groupId: upper(9), owner: member }] } },
      { kind: 'AZServicePrincipalOwner', data: { owners: [{ servicePrincipalId: upper(8), owner: member }] } },
      { kind: 'AZDeviceOwner', data: { owners: [{ deviceId: upper(7), owner: member }] } },
      // The same member of another group is another row; the same row again is not.
      {
        kind: 'AZGroupMember',
        data: {
          members: [
            { groupId: upper(6), member },
            { groupId: lower(6), member: { ...member, id: lower(1) } },
          ],
        },
      },
    );
    const row = { '@odata.type': '#microsoft.graph.user', id: lower(1), displayName: 'Ada' };
    expect(rows('graph/group-members')).toEqual([
      { groupId: lower(9), ...row },
      { groupId: lower(6), ...row },
    ]);
    expect(rows('graph/group-owners')).toEqual([{ groupId: lower(9), ...row }]);
    expect(rows('graph/service-principal-owners')).toEqual([{ servicePrincipalId: lower(8), ...row }]);
    expect(rows('graph/device-owners')).toEqual([{ deviceId: lower(7), ...row }]);
    expect(report.kinds.AZGroupMember).toMatchObject({ items: 2, read: 4, written: 2, duplicates: 1, skipped: 1 });
  });

  test('a device keeps no key material', async () => {
    const { rows } = await convert({
      kind: 'AZDevice',
      data: {
        id: upper(1),
        deviceId: upper(2),
        alternativeSecurityIds: [{ type: 2, key: 'AAAA' }],
        trustType: 'Workplace',
      },
    });
    expect(rows('graph/devices')).toEqual([
      { id: lower(1), deviceId: lower(2), alternativeSecurityIds: [{ type: 2 }], trustType: 'Workplace' },
    ]);
  });

  test('the tenant is the organization, with its domains', async () => {
    const own = {
      ...(tenant.data as object),
      countryCode: 'NO',
      tenantType: 'AAD',
      defaultDomain: 'b.example',
      domains: ['a.example', 'b.example'],
    };
    const { rows, manifest } = await convertText(exportText([{ kind: 'AZTenant', data: own }]));
    const domains = [
      { id: 'a.example', isDefault: false },
      { id: 'b.example', isDefault: true },
    ];
    expect(rows('graph/domains')).toEqual(domains);
    expect(rows('graph/organization')).toEqual([
      {
        id: tenantId.toLowerCase(),
        displayName: 'HARBOUR BANK',
        countryLetterCode: 'NO',
        tenantType: 'AAD',
        verifiedDomains: domains.map(({ id, isDefault }) => ({ name: id, isDefault })),
      },
    ]);
    expect(manifest.collections['graph/organization'].status).toBe('PARTIAL');
  });

  test('without a tenant item the other items name the tenant', async () => {
    const { rows, manifest } = await convertText(exportText([user(1, { tenantId, tenantName: 'HARBOUR BANK' })]));
    expect(rows('graph/organization')).toEqual([{ id: tenantId.toLowerCase(), displayName: 'HARBOUR BANK' }]);
    expect(manifest.tenant).toEqual({ id: tenantId.toLowerCase(), name: 'HARBOUR BANK' });
    expect(rows('graph/domains')).toBeUndefined();
    expect(manifest.collections['graph/domains'].status).toBe('SKIPPED');
  });
});
