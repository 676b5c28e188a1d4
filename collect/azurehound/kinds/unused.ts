/** Kinds that the file format has and that are left aside, each with the reason that the report gives. */
import type { KindEntry, KindTable } from '../converter.ts';

function unused(reason: string): KindEntry {
  return { feeds: [], skipsOnPurpose: true, convert: () => ({ skip: reason }) };
}

const reserved = unused('a kind of development versions of 2022 that no release writes');

/** Known, counted, not used. */
export const unusedKinds: KindTable = {
  AZKeyVaultAccessPolicy: unused("the vault's own access policies are used; these items repeat some of them"),
  AZAppMember: unused('no release writes it; who may use an application is in the app role assignments'),
  AZSAOwner: reserved,
  AZSAContributor: reserved,
  AZSADataReader: reserved,
  AZSAKeyOperator: reserved,
  AZSAUserAccessAdmin: reserved,
  AZWorkflow: reserved,
  AZWorkflowOwner: reserved,
  AZWorkflowContributor: reserved,
  AZWorkflowRoleAssignment: reserved,
  AZWorkflowUserAccessAdmin: reserved,
  AZFunctionAppOwner: reserved,
  AZFunctionAppContributor: reserved,
  AZFunctionAppUserAccessAdmin: reserved,
  AZAutomationAccountOwner: reserved,
  AZAutomationAccountContributor: reserved,
  AZAutomationAccountUserAccessAdmin: reserved,
};
