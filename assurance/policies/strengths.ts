/** Authentication strengths: which combinations of methods each accepts. */
import type { AuthenticationStrengthPolicy, ConditionalAccessPolicy } from '../conditional-access-policy.ts';
import { lowered, word } from './words.ts';

/**
 * The combinations that carry an MFA claim: what the control `mfa` accepts, the built-in strength "Multifactor authentication".
 * https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths
 */
export const mfaCombinations = [
  'windowsHelloForBusiness',
  'fido2',
  'x509CertificateMultiFactor',
  'deviceBasedPush',
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  'password,microsoftAuthenticatorPush',
  'password,softwareOath',
  'password,hardwareOath',
  'password,x509CertificateSingleFactor',
  'password,x509CertificateMultiFactor',
  'password,sms',
  'password,voice',
  'federatedMultiFactor',
  'microsoftAuthenticatorPush,federatedSingleFactor',
  'softwareOath,federatedSingleFactor',
  'hardwareOath,federatedSingleFactor',
  'sms,federatedSingleFactor',
  'voice,federatedSingleFactor',
] as const;

const passwordless = ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor', 'deviceBasedPush'];
const phishingResistant = ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'];

/** The built-in strengths, for tenants whose strengths were not collected; ids are the same everywhere. */
const builtIn: readonly AuthenticationStrengthPolicy[] = [
  {
    id: '00000000-0000-0000-0000-000000000002',
    displayName: 'Multifactor authentication',
    allowedCombinations: mfaCombinations,
  },
  { id: '00000000-0000-0000-0000-000000000003', displayName: 'Passwordless MFA', allowedCombinations: passwordless },
  {
    id: '00000000-0000-0000-0000-000000000004',
    displayName: 'Phishing-resistant MFA',
    allowedCombinations: phishingResistant,
  },
];

/** Every mode of https://learn.microsoft.com/graph/api/resources/authenticationmethodmodedetail */
const knownModes: ReadonlySet<string> = new Set([
  ...mfaCombinations.flatMap((combination) => combination.toLowerCase().split(',')),
  'email',
  'qrcodepin',
]);

/** The modes of a canonical combination, those that are known and those that are not. */
export function modesOf(combination: string): {
  readonly known: readonly string[];
  readonly unknown: readonly string[];
} {
  const modes = combination.split(',');
  return {
    known: modes.filter((mode) => knownModes.has(mode)),
    unknown: modes.filter((mode) => !knownModes.has(mode)),
  };
}

/** A strength made comparable. */
export interface CompiledStrength {
  readonly id: string;
  readonly name: string;
  /** Canonical combinations. */
  readonly allowed: ReadonlySet<string>;
  /** Allowed combinations as Graph spells them. */
  readonly combinations: readonly string[];
  /** AAGUIDs that fido2 must be one of; undefined: any. */
  readonly aaGuids: ReadonlySet<string> | undefined;
  /** True where issuers or policies of certificates are restricted, which no facts can answer. */
  readonly certificatesRestricted: boolean;
  /** Those of `allowed` whose every mode is known. */
  readonly sure: ReadonlySet<string>;
  /** True where no mode of a combination is known: it may be the weakest of all, which anybody has. */
  readonly acceptsAny: boolean;
  /** False for a strength that was not collected and is not built in. */
  readonly known: boolean;
}

/** A combination in comparable form: lower case, sorted. */
export function canonical(combination: string): string {
  return combination
    .toLowerCase()
    .split(',')
    .map((mode) => mode.trim())
    .sort()
    .join(',');
}

function compileStrength(strength: AuthenticationStrengthPolicy): CompiledStrength {
  const combinations = (Array.isArray(strength.allowedCombinations) ? strength.allowedCombinations : []).filter(
    (one) => typeof one === 'string',
  );
  const rows = Array.isArray(strength.combinationConfigurations) ? strength.combinationConfigurations : [];
  const allowed = combinations.map(canonical);
  const keys = rows.filter((row) => Array.isArray(row?.allowedAAGUIDs) && row.allowedAAGUIDs.length > 0);
  return {
    id: word(strength.id),
    name: strength.displayName ?? strength.id ?? 'unnamed strength',
    allowed: new Set(allowed),
    combinations,
    aaGuids: keys.length === 0 ? undefined : new Set(keys.flatMap((row) => [...lowered(row?.allowedAAGUIDs)])),
    certificatesRestricted: rows.some(
      (row) => (row?.allowedIssuerSkis?.length ?? 0) > 0 || (row?.allowedPolicyOIDs?.length ?? 0) > 0,
    ),
    sure: new Set(allowed.filter((one) => modesOf(one).unknown.length === 0)),
    acceptsAny: allowed.some((one) => modesOf(one).known.length === 0),
    known: true,
  };
}

/** Every strength that the tenant or a policy names, by id. A strength without combinations of its own is looked up, else it accepts any MFA. */
export function compileStrengths(
  rows: readonly AuthenticationStrengthPolicy[] | undefined,
  policies: readonly ConditionalAccessPolicy[],
): ReadonlyMap<string, CompiledStrength> {
  const strengths = new Map<string, CompiledStrength>();
  const inline = policies
    .map((policy) => policy?.grantControls?.authenticationStrength)
    .filter((strength) => strength?.id);
  for (const strength of [...builtIn, ...inline, ...(rows ?? [])]) {
    if (!strength?.id) continue;
    const compiled = compileStrength(strength);
    if (compiled.combinations.length > 0) strengths.set(compiled.id, compiled);
    else if (!strengths.has(compiled.id)) {
      strengths.set(compiled.id, {
        ...compileStrength({ ...strength, allowedCombinations: mfaCombinations }),
        known: false,
      });
    }
  }
  return strengths;
}
