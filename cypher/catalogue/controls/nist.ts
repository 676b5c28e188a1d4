/** Controls of NIST: the Cybersecurity Framework, SP 800-53, SP 800-63B and the AI Risk Management Framework, in our own words. */
import type { Framework } from './framework.ts';

export const nistCsf = {
  name: 'NIST Cybersecurity Framework',
  version: '2.0',
  source: 'https://doi.org/10.6028/NIST.CSWP.29',
  controls: {
    'GV.RR-02': 'who answers for what is known and said',
    'GV.SC-04': 'suppliers are known and ranked',
    'GV.SC-07': 'what suppliers may do is known, watched and limited',
    'ID.AM-02': 'software, services and the identities they run as are in an inventory',
    'ID.AM-05': 'what matters more is told apart from what matters less',
    'ID.AM-08': 'things are managed from their beginning to their end',
    'ID.RA-05': 'risks are known by threat, weakness and effect',
    'ID.RA-07': 'changes and exceptions are recorded and followed',
    'PR.AA-01': 'identities and credentials are managed',
    'PR.AA-02': 'an identity is proofed and bound to its credentials',
    'PR.AA-03': 'people, services and devices authenticate',
    'PR.AA-04': 'assertions of identity are protected',
    'PR.AA-05': 'permissions are the least that is needed, and are reviewed',
    'PR.IR-01': 'environments are kept apart',
    'PR.PS-01': 'configuration is managed',
    'PR.PS-04': 'logs are made and kept',
    'DE.CM-03': 'what people do is watched',
    'DE.CM-06': 'what suppliers do is watched',
    'DE.CM-09': 'what systems do is watched',
    'RS.MI-01': 'an incident is contained',
  },
  // Of version 1.1. That this row of the mapping says so was not read in a primary text.
  aliases: { 'PR.AC-1': 'PR.AA-01', 'PR.AC-4': 'PR.AA-05' },
} as const satisfies Framework;

export const nist80053 = {
  name: 'NIST SP 800-53',
  version: 'r5',
  source: 'https://doi.org/10.6028/NIST.SP.800-53r5',
  controls: {
    'AC-2': 'accounts are managed',
    'AC-2(3)': 'accounts that are no longer needed are disabled',
    'AC-6': 'least privilege',
    'AC-6(5)': 'privileged accounts are few',
    'AU-2': 'which events are logged is decided',
    'AU-12': 'audit records are made',
    'IA-5': 'authenticators are managed over their life',
  },
} as const satisfies Framework;

export const nist80063b = {
  name: 'NIST SP 800-63B',
  version: '4',
  source: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  controls: {
    '4.1.2.1': 'binding another authenticator asks for what the account asks for',
    '4.2': 'recovery of an account',
    '4.2.2': 'recovery is as strong as the assurance level of the account',
  },
} as const satisfies Framework;

export const nistAiRmf = {
  name: 'NIST AI Risk Management Framework',
  version: '1.0',
  source: 'https://doi.org/10.6028/NIST.AI.100-1',
  controls: {
    'GOVERN 1.6': 'systems are in an inventory',
    'GOVERN 1.7': 'systems are taken out of use safely',
    'GOVERN 2.1': 'roles and who answers are written down',
    'GOVERN 6.1': 'risks by third parties are governed',
    'MAP 1.1': 'intended purposes are known',
    'MAP 3.5': 'oversight by people is defined',
    'MEASURE 2.7': 'security and resilience are evaluated',
    'MANAGE 2.4': 'a system can be switched off',
    'MANAGE 4.1': 'deployed systems are watched',
  },
} as const satisfies Framework;
