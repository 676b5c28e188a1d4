/** The catalogue of abilities: every field says something, and every id and action is one that Microsoft lists. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  type Ability,
  abilities,
  abilityEntries,
  directoryRole,
  directoryRoleNames,
  type LinkKind,
  linkKindDetails,
  linkKinds,
  pairsOfPowers,
} from '#catalogue';
import { collectionNames } from '../../collect/facts/collections.ts';
import { directoryAbilities } from '../../ingest/rules/azure/permissions.ts';

const catalogues = join(import.meta.dirname, '../../../shared/data/catalogues');
const whenThere = existsSync(catalogues) ? test : test.skip;
const general = abilityEntries as readonly (readonly [string, Ability])[];

describe('abilities', () => {
  test.each(general)('%s says all that a sceptic asks', (_, ability) => {
    for (const text of [ability.claim, ability.wrong, ability.abuse, ability.close]) expect(text).toMatch(/\S.*\.$/s);
    expect(ability.source).toMatch(/^https:\/\//);
    expect(ability.needs.length).toBeGreaterThan(0);
    for (const need of ability.needs) expect(collectionNames).toContain(need);
    expect(Object.keys(linkKinds)).toContain(ability.kind);
  });

  test('each is given by something', () => {
    const given = (one: Ability) =>
      [
        one.directoryRoles,
        one.implicitRoles,
        one.directoryActions,
        one.appRoles,
        one.azureActions,
        one.azureDataActions,
      ].some((list) => list !== undefined);
    expect(general.filter(([, ability]) => !given(ability))).toEqual([]);
  });

  test('what takes two powers names both, of which one at least leads nowhere by itself', () => {
    expect(pairsOfPowers.length).toBeGreaterThan(2);
    for (const { over, beside, together } of pairsOfPowers) {
      const both: readonly (Ability | undefined)[] = [abilities[over], abilities[beside]];
      expect([together, both.every((one) => one !== undefined)]).toEqual([together, true]);
      expect(abilities[together].kind).toBe(abilities[over].kind);
    }
    const halves = general.filter(([, { isHalf }]) => isHalf).map(([name]) => name);
    const paired = pairsOfPowers.flatMap(({ over, beside }) => [over, beside]);
    // Whoever rewrites a role needs no second power but the role itself; deny settings give back what is held.
    expect(halves.filter((name) => !(paired as string[]).includes(name))).toEqual([
      'role-definitions',
      'deny-settings',
    ]);
  });

  test('only what reaches users says what it leaves to defeat, and whom it reaches', () => {
    const said = general.filter(([, { leaves, users }]) => leaves !== undefined || users !== undefined);
    const odd = said.filter(([, { reaches, isHalf }]) => !reaches.includes('User') && !isHalf).map(([name]) => name);
    expect(odd).toEqual([]);
    expect(said.length).toBeGreaterThan(20);
  });

  test('Populations are told apart by their names', () => {
    const names = general.filter(([, ability]) => !ability.isHalf).map(([, ability]) => ability.population);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(Object.entries(linkKindDetails))('the kind %s says all that a sceptic asks', (kind, details) => {
    for (const text of [details.claim, details.wrong, details.abuse, details.close]) expect(text).toMatch(/\S.*\.$/s);
    for (const need of details.needs) expect(collectionNames).toContain(need);
    expect(details.needs.length).toBeGreaterThan(0);
    expect(linkKinds[kind as LinkKind].source).toMatch(/^https:\/\//);
  });

  whenThere('directory roles are those that Microsoft lists', () => {
    const listed = JSON.parse(readFileSync(join(catalogues, 'derived/entra-builtin-roles.json'), 'utf8')) as {
      templateId: string;
    }[];
    const ids = new Set(listed.map((role) => role.templateId));
    expect(Object.entries(directoryRole).filter(([, id]) => !ids.has(id))).toEqual([]);
    expect(
      general
        .flatMap(([, ability]) => [...(ability.directoryRoles ?? []), ...(ability.implicitRoles ?? [])])
        .filter((id) => !ids.has(id)),
    ).toEqual([]);
  });

  whenThere('the table of built-in roles gives what the published rows of the roles give', () => {
    const file = 'AzurePrivilegedIAM-EntraOps/Classification/Classification_EntraIdDirectoryRoles.json';
    const rows = JSON.parse(readFileSync(join(catalogues, file), 'utf8')) as {
      RoleId: string;
      RolePermissions: { AuthorizedResourceAction: string | null }[];
    }[];
    // What everybody has is limited to what is one's own.
    const everybodys = new Set(['User', 'Guest User', 'Restricted Guest User'].map(templateNamed));
    const different = rows.flatMap(({ RoleId: template, RolePermissions }) => {
      if (everybodys.has(template)) return [];
      const actions = RolePermissions.flatMap(({ AuthorizedResourceAction: action }) => (action ? [action] : []));
      const [byRow, byTable] = [actions, []].map((some) => directoryAbilities({ template, actions: some }).abilities);
      return byRow?.join() === byTable?.join() ? [] : [{ template, byRow, byTable }];
    });
    expect(rows.length).toBeGreaterThan(100);
    expect(different).toEqual([]);
  });

  whenThere('application permissions of Microsoft Graph are those that Microsoft lists', () => {
    const listed = readFileSync(
      join(catalogues, 'microsoftgraph-devx-content/permissions/new/permissions.json'),
      'utf8',
    );
    const names = new Set(Object.keys((JSON.parse(listed) as { permissions: object }).permissions));
    const used = general.flatMap(([, ability]) => ability.appRoles ?? []).filter((name) => !name.includes(': '));
    expect([...new Set(used)].filter((name) => !names.has(name))).toEqual([]);
  });

  whenThere('Azure actions are operations of their provider, where the provider is in the list', () => {
    const folder = join(catalogues, 'easimon-azure-provider-operations/azure-provider-operations');
    const operations = new Set(readdirSync(folder).flatMap((file) => operationsOf(join(folder, file))));
    const providers = new Set(readdirSync(folder).map((file) => file.replace(/\.json$/, '').toLowerCase()));
    const used = general.flatMap(([, ability]) => [
      ...[...(ability.azureActions ?? []), ...(ability.azureAlso ?? [])].map((action) => `action ${action}`),
      ...(ability.azureDataActions ?? []).map((action) => `data ${action}`),
    ]);
    const known = used.filter((one) => providers.has(one.split(/[ /]/)[1]?.toLowerCase() ?? ''));
    expect(known.length).toBeGreaterThan(50);
    expect(known.filter((one) => !operations.has(one.toLowerCase()))).toEqual([]);
  });
});

function templateNamed(name: string): string | undefined {
  return Object.entries(directoryRoleNames).find((one) => one[1] === name)?.[0];
}

interface Operation {
  readonly name: string;
  readonly isDataAction: boolean;
}

function operationsOf(path: string): string[] {
  const provider = JSON.parse(readFileSync(path, 'utf8')) as {
    operations: Operation[];
    resourceTypes: { operations: Operation[] }[];
  };
  return [...provider.operations, ...provider.resourceTypes.flatMap((type) => type.operations)].map(
    ({ name, isDataAction }) => `${isDataAction ? 'data' : 'action'} ${name}`.toLowerCase(),
  );
}
