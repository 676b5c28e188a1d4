/** The authenticators that a user has registered and may use, from the methods, else the report, else what is allowed. */

import { isKnown, type Judging, keptInHardware } from '../answered-well.ts';
import type { MethodTarget, UserAuthenticationMethod, UserFacts } from '../facts.ts';
import { word } from '../policies/words.ts';
import type { AuthenticatorDetails } from './authenticator.ts';
import type { AuthenticatorName } from './catalogue.ts';
import { type Allowance, allowanceOf, type CompiledMethodsPolicy, type Targeted } from './methods-policy.ts';
import { acceptsPasskey, isPasskey, type Passkey } from './passkey-profiles.ts';

/** A registered method before it has a key: what it is, what is known of it, and its id. */
export interface Registered {
  readonly name: AuthenticatorName;
  readonly details: AuthenticatorDetails;
  readonly methodId?: string | undefined;
}

/** The id in the methods policy that allows each authenticator; those without one need no policy. */
export const methodOf: Partial<Readonly<Record<AuthenticatorName, string>>> = {
  sms: 'sms',
  voice: 'voice',
  alternateTelephone: 'voice',
  officeTelephone: 'voice',
  microsoftAuthenticatorPush: 'microsoftauthenticator',
  deviceBasedPush: 'microsoftauthenticator',
  softwareOath: 'softwareoath',
  hardwareOath: 'hardwareoath',
  fido2: 'fido2',
  passkeyInAuthenticator: 'fido2',
  syncedPasskey: 'fido2',
  qrCodePin: 'qrcodepin',
  temporaryAccessPassOneTime: 'temporaryaccesspass',
  temporaryAccessPassMultiUse: 'temporaryaccesspass',
  mailbox: 'email',
};

const unattested: AuthenticatorDetails = { hardware: false, assumptions: ['attestation-not-collected'] };
const helloUnknown: AuthenticatorDetails = { hardware: false, assumptions: ['windows-hello-key'] };

/** What each word of `methodsRegistered` means. https://learn.microsoft.com/graph/api/resources/userregistrationdetails */
const reported: Readonly<Record<string, readonly (readonly [AuthenticatorName, AuthenticatorDetails?])[]>> = {
  mobilephone: [['sms'], ['voice']],
  mobilesms: [['sms']],
  sms: [['sms']],
  mobilecall: [['voice']],
  alternatemobilephone: [['alternateTelephone']],
  alternatemobilecall: [['alternateTelephone']],
  officephone: [['officeTelephone']],
  email: [['mailbox']],
  securityquestion: [['securityQuestion']],
  microsoftauthenticatorpush: [['microsoftAuthenticatorPush']],
  appnotification: [['microsoftAuthenticatorPush']],
  microsoftauthenticatorpasswordless: [['deviceBasedPush']],
  softwareonetimepasscode: [['softwareOath']],
  appcode: [['softwareOath']],
  onetimepasscode: [['softwareOath']],
  hardwareonetimepasscode: [['hardwareOath']],
  windowshelloforbusiness: [['windowsHelloForBusiness', helloUnknown]],
  fido2: [['fido2', unattested]],
  fido: [['fido2', unattested]],
  fido2securitykey: [['fido2', unattested]],
  passkeydevicebound: [['fido2', { ...unattested, deviceBound: true }]],
  passkeydeviceboundauthenticator: [['passkeyInAuthenticator', unattested]],
  passkeydeviceboundwindowshello: [['fido2', { ...unattested, deviceBound: true }]],
  passkeysynced: [['syncedPasskey']],
  macossecureenclavekey: [['platformCredential']],
  temporaryaccesspass: [['temporaryAccessPassOneTime']],
  apppassword: [['appPassword']],
  qrcode: [['qrCodePin']],
  qrcodepin: [['qrCodePin']],
  externalauthmethod: [['externalAuthenticationMethod']],
  password: [],
  none: [],
};

function fido2(method: UserAuthenticationMethod): Registered {
  const aaGuid = word(method.aaGuid) || undefined;
  const type = word(method.passkeyType);
  if (type === 'synced') return { name: 'syncedPasskey', details: { aaGuid }, methodId: method.id ?? undefined };
  const attested = word(method.attestationLevel) === 'attested';
  const details = attested
    ? { aaGuid }
    : method.attestationLevel == null
      ? { ...unattested, aaGuid }
      : { aaGuid, hardware: false };
  const bound = type === 'devicebound' ? { deviceBound: true } : {};
  return { name: 'fido2', details: { ...details, ...bound }, methodId: method.id ?? undefined };
}

function key(name: 'windowsHelloForBusiness' | 'platformCredential', method: UserAuthenticationMethod): Registered {
  const strength = word(method.keyStrength);
  const details = strength === 'normal' ? {} : strength === 'weak' ? { hardware: false } : helloUnknown;
  return { name, details, methodId: method.id ?? undefined };
}

/** What a row of `user-authentication-methods` is, by the last part of its type. https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview */
function fromMethod(method: UserAuthenticationMethod): readonly Registered[] {
  const type = (method['@odata.type'] ?? '')
    .toLowerCase()
    .replace(/^.*\./, '')
    .replace(/authenticationmethod$/, '');
  const plain = (name: AuthenticatorName): readonly Registered[] => [
    { name, details: {}, methodId: method.id ?? undefined },
  ];
  switch (type) {
    case 'password':
      return [];
    case 'phone': {
      const phone = word(method.phoneType);
      if (phone === 'office') return plain('officeTelephone');
      return phone === 'alternatemobile' ? plain('alternateTelephone') : [...plain('sms'), ...plain('voice')];
    }
    case 'email':
      return plain('mailbox');
    case 'softwareoath':
      return plain('softwareOath');
    case 'hardwareoath':
      return plain('hardwareOath');
    case 'microsoftauthenticator':
      return plain('microsoftAuthenticatorPush');
    case 'passwordlessmicrosoftauthenticator':
      return plain('deviceBasedPush');
    case 'fido2':
      return [fido2(method)];
    case 'windowshelloforbusiness':
      return [key('windowsHelloForBusiness', method)];
    case 'platformcredential':
      return [key('platformCredential', method)];
    case 'temporaryaccesspass':
      if (method.isUsable === false) return [];
      return plain(method.isUsableOnce === false ? 'temporaryAccessPassMultiUse' : 'temporaryAccessPassOneTime');
    case 'qrcodepin':
      return plain('qrCodePin');
    case 'external':
      return plain('externalAuthenticationMethod');
    default:
      return [
        { name: 'unknownMethod', details: { assumptions: ['method-unknown'] }, methodId: method.id ?? undefined },
      ];
  }
}

const assumed: AuthenticatorDetails = { assumed: true, assumptions: ['methods-not-collected'] };

/** Where nothing was collected: one of each that a person may commonly have registered. */
function taken(): readonly Registered[] {
  const names: readonly AuthenticatorName[] = [
    'sms',
    'voice',
    'microsoftAuthenticatorPush',
    'softwareOath',
    'hardwareOath',
    'deviceBasedPush',
  ];
  return [
    ...names.map((name) => ({ name, details: assumed })),
    { name: 'syncedPasskey', details: assumed },
    { name: 'windowsHelloForBusiness', details: { ...assumed, hardware: false } },
  ];
}

function fromReport(words: readonly string[] | null | undefined): readonly Registered[] {
  return (words ?? []).flatMap((one): readonly Registered[] => {
    const meant = reported[word(one)];
    if (meant === undefined) return [{ name: 'unknownMethod', details: { assumptions: ['method-unknown'] } }];
    return meant.map(([name, details]) => ({ name, details: details ?? {} }));
  });
}

const weaker: ReadonlySet<AuthenticatorName> = new Set(['mailbox', 'securityQuestion', 'appPassword', 'qrCodePin']);

/** A report that says MFA is registered and names no method of it: some method is. */
function withClaim(report: readonly Registered[], facts: UserFacts): readonly Registered[] {
  const named = report.some((one) => !weaker.has(one.name));
  if (facts.registration?.isMfaRegistered !== true || named) return report;
  return [...report, { name: 'unknownMethod', details: { assumptions: ['method-unknown'] } }];
}

/** What the methods of v1.0 do not list and the report does. */
const reportOnly: ReadonlySet<AuthenticatorName> = new Set([
  'appPassword',
  'securityQuestion',
  'hardwareOath',
  'qrCodePin',
  'deviceBasedPush',
]);

/** Everything registered, whether or not the methods policy allows it, in an order that does not depend on the source's. */
export function allRegistered(facts: UserFacts): readonly Registered[] {
  return [...found(facts)].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** What tells two registered methods of a kind apart, as text. */
export function orderOf({ name, details }: Registered): string {
  return [name, details.hardware, details.aaGuid, details.assumed, details.assumptions, details.deviceBound].join('/');
}

function found(facts: UserFacts): readonly Registered[] {
  const report = withClaim(fromReport(facts.registration?.methodsRegistered), facts);
  if (facts.methods === undefined) return facts.registration === undefined ? taken() : report;
  const rows = (facts.methods ?? []).flatMap(fromMethod);
  const names = new Set(rows.map((row) => row.name));
  const extra = report.filter((row) => reportOnly.has(row.name) && !names.has(row.name));
  const phoneSignIn =
    facts.registration === undefined && names.has('microsoftAuthenticatorPush') && !names.has('deviceBasedPush');
  return [...rows, ...extra, ...(phoneSignIn ? [{ name: 'deviceBasedPush', details: assumed } as const] : [])];
}

/** Microsoft Authenticator's own codes, which its configuration can allow where those of other apps are off. */
function codesOfTheApp(policy: CompiledMethodsPolicy | undefined, user: Targeted): Allowance | undefined {
  const configuration = policy?.configurations.get('microsoftauthenticator');
  if (configuration?.isSoftwareOathEnabled !== true) return undefined;
  return allowanceOf(policy, 'microsoftauthenticator', user);
}

/** Targets of the app say in which mode it may be used. */
function modeFits(name: AuthenticatorName): (target: MethodTarget) => boolean {
  const modes = ['', 'any', name === 'deviceBasedPush' ? 'devicebasedpush' : 'push'];
  return (target) => modes.includes(word(target?.authenticationMode));
}

/** Whether the user may sign in with a registered passkey: its profiles take it. */
function mayUsePasskey(
  policy: CompiledMethodsPolicy | undefined,
  passkey: Passkey,
  user: Targeted,
): Allowance | undefined {
  const allowance = allowanceOf(policy, 'fido2', user);
  const configuration = policy?.configurations.get('fido2');
  if (allowance === undefined || configuration === undefined) return allowance;
  const answer = acceptsPasskey(configuration, allowance.targets, passkey);
  if (answer === 'no') return undefined;
  return answer === 'yes' || allowance.assumption !== undefined
    ? allowance
    : { ...allowance, assumption: 'passkey-profile-unchecked' };
}

/** Whether the user may use it: allowed by the methods policy, in the mode that it needs; `details` of a passkey, for its profile. */
export function mayUse(
  policy: CompiledMethodsPolicy | undefined,
  name: AuthenticatorName,
  user: Targeted,
  details?: AuthenticatorDetails,
): Allowance | undefined {
  const method = methodOf[name];
  if (method === undefined) return { targets: [{ id: 'all_users' }] };
  if (details !== undefined && isPasskey(name)) return mayUsePasskey(policy, { name, details }, user);
  if (method === 'microsoftauthenticator') return allowanceOf(policy, method, user, modeFits(name));
  return allowanceOf(policy, method, user) ?? (name === 'softwareOath' ? codesOfTheApp(policy, user) : undefined);
}

/** Whether the user's own telephones sign in alone, as far as their rows tell. https://learn.microsoft.com/graph/api/resources/phoneauthenticationmethod */
export function smsSignInOf({ methods }: UserFacts): 'ready' | 'not ready' | 'not told' {
  if (methods === undefined) return 'not told';
  const mobile = (methods ?? []).filter((method) => word(method.phoneType) === 'mobile');
  const states = mobile.map((method) => word(method.smsSignInState));
  if (states.includes('ready')) return 'ready';
  return states.includes('') ? 'not told' : 'not ready';
}

/**
 * Whether the user may sign in by a text message alone. A target that does not say so is one that allows it: only an explicit no is a no.
 * https://learn.microsoft.com/graph/api/resources/smsauthenticationmethodtarget
 */
export function maySignInBySms(policy: CompiledMethodsPolicy | undefined, user: Targeted): Allowance | undefined {
  const allowance = allowanceOf(policy, 'sms', user, (target) => target?.isUsableForSignIn !== false);
  return allowance?.assumption === 'legacy-method-settings' ? undefined : allowance;
}

/** The registered authenticators that the user may use; `assumptions` names what the choice rests on. */
export function usable(
  facts: UserFacts,
  user: Targeted,
  policy: CompiledMethodsPolicy | undefined,
  judging: Judging = 'at worst',
): readonly Registered[] {
  const all = allRegistered(facts).flatMap((one): readonly Registered[] => {
    const allowance = mayUse(policy, one.name, user, one.details);
    if (allowance === undefined) return [];
    const keys = allowance.assumption === undefined ? [] : [allowance.assumption];
    return [{ ...one, details: { ...one.details, assumptions: [...(one.details.assumptions ?? []), ...keys] } }];
  });
  if (judging === 'at worst') return all;
  return all.map((one) => ({ ...one, details: keptInHardware(one.details) })).filter(({ details }) => isKnown(details));
}
