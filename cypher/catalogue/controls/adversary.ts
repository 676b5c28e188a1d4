/** What adversaries do and what defends against it: MITRE ATT&CK and D3FEND, in our own words. */
import type { Framework } from './framework.ts';

export const mitreAttack = {
  name: 'MITRE ATT&CK',
  version: '19.1',
  source: 'https://attack.mitre.org/',
  controls: {
    'T1078.004': 'using accounts in the cloud',
    T1098: 'changing accounts',
    'T1098.001': 'adding credentials to applications',
    'T1098.003': 'adding roles in the cloud',
    'T1098.005': 'registering a device or method',
    'T1110.003': 'trying few passwords on many accounts',
    T1111: 'intercepting a second factor',
    'T1114.002': 'reading mail from afar',
    T1199: 'coming by way of somebody who is trusted',
    T1484: 'changing the policies of the tenant',
    'T1484.002': 'adding trust in another domain',
    T1528: 'stealing tokens of applications',
    T1530: 'reading storage in the cloud',
    T1539: 'stealing cookies of sessions',
    'T1548.005': 'raising privileges for a time',
    'T1550.004': 'replaying cookies of sessions',
    'T1552.001': 'finding secrets in files',
    'T1552.005': 'asking the metadata service of a machine',
    'T1555.006': 'reading vaults in the cloud',
    'T1556.006': 'changing how MFA works',
    'T1556.007': 'changing how hybrid sign-in works',
    'T1556.009': 'changing policies of conditional access',
    'T1606.002': 'forging SAML tokens',
    T1621: 'sending prompts until somebody approves',
    T1649: 'stealing or forging certificates',
    T1651: 'running commands by the management of a cloud',
    T1671: 'abusing what an application was granted',
    T1677: 'poisoning a pipeline',
    'T1684.001': 'pretending to be somebody',
    'T1685.002': 'switching off or changing logs in the cloud',
  },
  // Gone from the matrix in version 19; others still print it.
  aliases: { 'T1562.008': 'T1685.002' },
} as const satisfies Framework;

export const mitreD3fend = {
  name: 'MITRE D3FEND',
  version: '1.0',
  source: 'https://d3fend.mitre.org/',
  controls: {
    'D3-CRO': 'credentials are rotated',
    'D3-CR': 'credentials are revoked',
    'D3-CERO': 'certificates are rotated',
    'D3-TB': 'tokens are bound',
    'D3-MFA': 'several factors',
    'D3-UAP': 'what accounts may do',
    'D3-AL': 'accounts are locked',
  },
} as const satisfies Framework;
