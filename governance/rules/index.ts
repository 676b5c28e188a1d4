/** The contents page of the rules: each is a file. */
import type { FindingRule } from '../finding-rule.ts';
import { underProtected } from './h01-under-protected.ts';
import { recoveryBelowSignIn } from './h02-recovery-below-sign-in.ts';
import { helpDeskBelowNeed } from './h03-help-desk-below-need.ts';
import { enrolsThenUses } from './h04-enrols-then-uses.ts';
import { legacyProtocol } from './h05-legacy-protocol.ts';
import { handedOverFlow } from './h06-handed-over-flow.ts';
import { telephoneDecides } from './h07-telephone-decides.ts';
import { policyGap } from './h08-policy-gap.ts';
import { activationAsksNothing } from './h09-activation-asks-nothing.ts';
import { standingPrivilege } from './h10-standing-privilege.ts';
import { outsider } from './h11-outsider.ts';
import { breakGlass } from './h12-break-glass.ts';
import { sessionReplays } from './h13-session-replays.ts';
import { trustHandsOver } from './h14-trust-hands-over.ts';
import { weakenerExposed } from './h15-weakener-exposed.ts';
import { consentOpen } from './h16-consent-open.ts';
import { leaverStillHolds } from './h17-leaver-still-holds.ts';
import { riskyOnRoute } from './h18-risky-on-route.ts';
import { stalePerson } from './h19-stale-person.ts';
import { secretOpens } from './n01-secret-opens.ts';
import { secretLivesLong } from './n02-secret-lives-long.ts';
import { certificateLivesLong } from './n03-certificate-lives-long.ts';
import { credentialUnused } from './n04-credential-unused.ts';
import { expiredLeftovers } from './n05-expired-leftovers.ts';
import { aboutToLapse } from './n06-about-to-lapse.ts';
import { hiddenOnServicePrincipal } from './n07-hidden-on-service-principal.ts';
import { sharedCredential } from './n08-shared-credential.ts';
import { rotationUnfinished } from './n09-rotation-unfinished.ts';
import { trustTooWide } from './n10-trust-too-wide.ts';
import { trustRecyclable } from './n11-trust-recyclable.ts';
import { unvettedIssuer } from './n12-unvetted-issuer.ts';
import { secretBesideBetter } from './n13-secret-beside-better.ts';
import { noBrakeOnSecrets } from './n14-no-brake-on-secrets.ts';
import { noInstanceLock } from './n15-no-instance-lock.ts';
import { nobodyOwns } from './n16-nobody-owns.ts';
import { ownerWeaker } from './n17-owner-weaker.ts';
import { ownerGone } from './n18-owner-gone.ts';
import { noPurpose } from './n19-no-purpose.ts';
import { stale } from './n20-stale.ts';
import { disabledButArmed } from './n21-disabled-but-armed.ts';
import { attachedToNothing } from './n22-attached-to-nothing.ts';
import { noReview } from './n23-no-review.ts';
import { controlsTenant } from './n24-controls-tenant.ts';
import { grantedUnused } from './n25-granted-unused.ts';
import { wideAzureRole } from './n26-wide-azure-role.ts';
import { codeGivesItAway } from './n27-code-gives-it-away.ts';
import { sharedIdentity } from './n28-shared-identity.ts';
import { crossesEnvironments } from './n29-crosses-environments.ts';
import { thirdParty } from './n30-third-party.ts';
import { storageKeyOpen } from './n31-storage-key-open.ts';
import { vaultWeaker } from './n32-vault-weaker.ts';
import { signInsNotKept } from './n33-sign-ins-not-kept.ts';
import { actionsNotKept } from './n34-actions-not-kept.ts';
import { riskNotHandled } from './n35-risk-not-handled.ts';
import { noGate } from './n36-no-gate.ts';
import { accountAsMachine } from './n37-account-as-machine.ts';
import { humanUse } from './n38-human-use.ts';
import { sharedMailboxSignsIn } from './n39-shared-mailbox-signs-in.ts';
import { testReachesProduction } from './n40-test-reaches-production.ts';
import { blueprintSecret } from './n41-blueprint-secret.ts';
import { agentUnaccounted } from './n42-agent-unaccounted.ts';
import { grantsByInheritance } from './n43-grants-by-inheritance.ts';
import { agentsOutsidePolicy } from './n44-agents-outside-policy.ts';
import { purposeOver } from './n45-purpose-over.ts';
import { leaked } from './n46-leaked.ts';

/** All rules, people first. */
export const rules: readonly FindingRule[] = [
  underProtected,
  recoveryBelowSignIn,
  helpDeskBelowNeed,
  enrolsThenUses,
  legacyProtocol,
  handedOverFlow,
  telephoneDecides,
  policyGap,
  activationAsksNothing,
  standingPrivilege,
  outsider,
  breakGlass,
  sessionReplays,
  trustHandsOver,
  weakenerExposed,
  consentOpen,
  leaverStillHolds,
  riskyOnRoute,
  stalePerson,
  secretOpens,
  secretLivesLong,
  certificateLivesLong,
  credentialUnused,
  expiredLeftovers,
  aboutToLapse,
  hiddenOnServicePrincipal,
  sharedCredential,
  rotationUnfinished,
  trustTooWide,
  trustRecyclable,
  unvettedIssuer,
  secretBesideBetter,
  noBrakeOnSecrets,
  noInstanceLock,
  nobodyOwns,
  ownerWeaker,
  ownerGone,
  noPurpose,
  stale,
  disabledButArmed,
  attachedToNothing,
  noReview,
  controlsTenant,
  grantedUnused,
  wideAzureRole,
  codeGivesItAway,
  sharedIdentity,
  crossesEnvironments,
  thirdParty,
  storageKeyOpen,
  vaultWeaker,
  signInsNotKept,
  actionsNotKept,
  riskNotHandled,
  noGate,
  accountAsMachine,
  humanUse,
  sharedMailboxSignsIn,
  testReachesProduction,
  blueprintSecret,
  agentUnaccounted,
  grantsByInheritance,
  agentsOutsidePolicy,
  purposeOver,
  leaked,
];
