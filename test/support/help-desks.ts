/** Everything that may be declared of a help desk, but that it asks for nothing or for what is known, and that it serves who was left out. */
import fc from 'fast-check';
import type { Level } from '#catalogue';
import type { HelpDesk, Verification } from '../../assurance/configuration.ts';

const verification = fc.constantFrom<Verification>(
  'call-back',
  'manager',
  'manager-in-portal',
  'identity-proofing',
  'identity-proofing-on-site',
);
const level = fc.constantFrom<Level>(1, 2, 3, 4, 5);
const resets = fc.constantFrom('password' as const, 'methods' as const, 'both' as const);
const exempt = fc.constantFrom({ roles: ['*'] }, { azureScopes: ['*'] }, { users: ['*'] }, { groups: ['group-a'] });

/** A declaration, of some keys or of none. */
export const helpDesks: fc.Arbitrary<HelpDesk> = fc.record(
  { verification, level, resets, exempt, rebinds: fc.oneof(verification, level), administrators: fc.boolean() },
  { requiredKeys: [] },
);
