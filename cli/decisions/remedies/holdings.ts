/** Changes that take away what somebody holds, all of it or what a finding names. */
import type { ChangeStep, Row } from '#changes';
import { changeOwner, type NamedRow, removeRows, rowOfEvidence, switchOff } from '#links';
import { type FactsRows, textAt } from './facts-rows.ts';
import { type Remediable, type Remedy, type RemedyChange, together } from './remedy.ts';

/** Collections of what somebody holds, now or by activation, with the field that names the holder and the fields that name the row. */
const held: Readonly<Record<string, { readonly by: string; readonly key: readonly string[] }>> = {
  'graph/directory-role-assignments': { by: 'principalId', key: ['id'] },
  'graph/role-eligibility-schedule-instances': { by: 'principalId', key: ['id'] },
  'graph/pim-group-eligibility-schedule-instances': { by: 'principalId', key: ['id'] },
  'arm/role-assignments': { by: 'properties.principalId', key: ['id'] },
  'arm/role-eligibility-schedule-instances': { by: 'properties.principalId', key: ['id'] },
  'graph/app-role-assignments': { by: 'principalId', key: ['id'] },
  'graph/oauth2-permission-grants': { by: 'clientId', key: ['id'] },
  'graph/group-members': { by: 'id', key: ['groupId', 'id'] },
  'graph/group-owners': { by: 'id', key: ['groupId', 'id'] },
  'graph/application-owners': { by: 'id', key: ['applicationId', 'id'] },
  'graph/service-principal-owners': { by: 'id', key: ['servicePrincipalId', 'id'] },
};

/** The rows of all that somebody holds directly. Throws FactsError. */
async function rowsHeldBy(id: string, facts: FactsRows): Promise<NamedRow[]> {
  const found: NamedRow[] = [];
  for (const [collection, { by, key }] of Object.entries(held))
    for (const row of await facts.where(collection, by, id))
      found.push({ collection, row: Object.fromEntries(key.map((name) => [name, row[name]])) });
  return found;
}

/** Vaults no longer let somebody in by a policy of their own. Throws FactsError. */
async function vaultSteps(id: string, facts: FactsRows): Promise<ChangeStep[]> {
  const steps: ChangeStep[] = [];
  for (const row of await facts.where('arm/resources', 'type', 'microsoft.keyvault/vaults')) {
    const policies = (row.properties as Row | undefined)?.accessPolicies;
    if (!Array.isArray(policies)) continue;
    const left = policies.filter((one: Row) => textAt(one, 'objectId').toLowerCase() !== id.toLowerCase());
    if (left.length < policies.length)
      steps.push({
        kind: 'set',
        collection: 'arm/resources',
        row: { id: row.id },
        set: { 'properties.accessPolicies': left },
      });
  }
  return steps;
}

/** All that somebody holds goes; undefined where that is nothing. Throws FactsError. */
async function emptied({ id, name }: Remediable['subject'], facts: FactsRows): Promise<RemedyChange | undefined> {
  const removed = removeRows({ id, name }, await rowsHeldBy(id, facts));
  const steps = await vaultSteps(id, facts);
  if (steps.length === 0) return removed;
  const vaults: RemedyChange = {
    change: { title: '', steps },
    first: ['PATCH of a vault replaces its access policies whole: read them again just before.'],
    undo: 'Add the access policies again.',
  };
  return together(removed?.change.title ?? `Remove the access policies of ${name}`, [
    ...(removed ? [removed] : []),
    vaults,
  ]);
}

/** All that the subject holds goes. */
const emptySubject: Remedy = ({ subject }, { facts }) => emptied(subject, facts);

/** The subject is switched off, and all that it holds goes: else whoever may enable it has it. */
const putAway: Remedy = async ({ subject }, { facts }) => {
  const off = switchOff(subject, subject.kind === 'User');
  const empty = await emptied(subject, facts);
  return together(`Switch off ${subject.name} and remove what it holds`, [off, ...(empty ? [empty] : [])]);
};

/** The account goes with all that it holds: what anybody may join it would still reach. Azure keeps its roles, so they go first. */
const deleted: Remedy = async ({ subject }, { facts }) => {
  const empty = await emptied(subject, facts);
  if (subject.kind !== 'User') return empty;
  const title = `Remove what ${subject.name} holds, and delete the account`;
  const gone: RemedyChange = {
    change: { title, steps: [{ kind: 'remove', collection: 'graph/users', row: { id: subject.id } }] },
    first: ['Keep what the mailbox and the files hold that somebody else needs.'],
    undo: 'Restore the account within 30 days.',
  };
  return together(title, [...(empty ? [empty] : []), gone]);
};

/** The rows that the finding names go. */
const removeNamed: Remedy = async ({ subject, evidence }) => {
  const rows = evidence.flatMap((one) => rowOfEvidence(one) ?? []).filter(({ collection }) => held[collection]);
  return removeRows(subject, rows);
};

/** The owner whom the finding names owns it no more. */
const ownedNoMore: Remedy = async ({ subject, target, evidence }, { facts }) => {
  if (target === null) return undefined;
  const application = evidence.map((one) => /^graph\/application-owners:([^/]+)\//.exec(one)?.[1]?.toLowerCase());
  const fixes: RemedyChange[] = [];
  for (const { collection, row } of await rowsHeldBy(target.id, facts)) {
    const owned = String(row.applicationId ?? row.servicePrincipalId).toLowerCase();
    if (owned !== subject.id && !application.includes(owned)) continue;
    const fix = changeOwner({
      kind: 'ADDS_CREDENTIAL',
      from: target,
      to: subject,
      evidence: [`${collection}:${owned}/${row.id}`],
    });
    if (fix !== undefined) fixes.push(fix);
  }
  return together(`Remove ${target.name} as owner of ${subject.name}`, fixes);
};

/** By rule. */
export const holdingRemedies: Readonly<Record<string, Remedy>> = {
  H15: removeNamed,
  H17: deleted,
  H19: putAway,
  N05: emptySubject,
  N17: ownedNoMore,
  N20: putAway,
  N21: emptySubject,
  N22: emptySubject,
  N24: removeNamed,
  N26: removeNamed,
  N29: removeNamed,
  N30: emptySubject,
  N39: putAway,
  N40: deleted,
  N45: putAway,
};
