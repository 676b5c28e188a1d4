/** Lists about identities that are not human: OWASP's top ten and the layers of the Cloud Security Alliance's MAESTRO, in our own words. */
import type { Framework } from './framework.ts';

export const owaspNhi = {
  name: 'OWASP Non-Human Identities Top 10',
  version: '2025',
  source: 'https://owasp.org/www-project-non-human-identities-top-10/2025/',
  controls: {
    'NHI1:2025': 'identities that outlive their purpose',
    'NHI2:2025': 'secrets that leak',
    'NHI3:2025': 'identities of third parties that can be abused',
    'NHI4:2025': 'authentication that is weak or out of date',
    'NHI5:2025': 'more permissions than the work takes',
    'NHI6:2025': 'deployment in the cloud that trusts too widely',
    'NHI7:2025': 'secrets that live too long',
    'NHI8:2025': 'environments that are not kept apart',
    'NHI9:2025': 'one identity for several workloads',
    'NHI10:2025': 'people who use an identity of a workload',
  },
  // Papers number by hand: "NHI-03" for rotation, which is the seventh of this list.
  aliases: Object.fromEntries(
    Array.from({ length: 10 }, (_, at) => at + 1).flatMap((n) => [
      [`NHI${n}`, `NHI${n}:2025`],
      [`NHI-${String(n).padStart(2, '0')}`, n === 3 ? 'NHI7:2025' : `NHI${n}:2025`],
    ]),
  ),
} as const satisfies Framework;

export const csaMaestro = {
  name: 'CSA MAESTRO',
  version: '2025-02-06',
  source: 'https://cloudsecurityalliance.org/blog/2025/02/06/agentic-ai-threat-modeling-framework-maestro',
  controls: {
    L1: 'the models',
    L2: 'the data that agents work on',
    L3: 'the frameworks that agents are built with',
    L4: 'deployment and infrastructure',
    L5: 'evaluation and observation',
    L6: 'security and compliance',
    L7: 'the agents that meet each other',
  },
  // MAESTRO numbers no such thing; papers write it.
  aliases: { 'MAESTRO IAM': 'L6' },
} as const satisfies Framework;
