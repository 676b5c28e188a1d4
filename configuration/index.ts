/** The door to the configuration, postern.yaml: its keys, checked, with the line of each fault. */
export { assuranceOf, Configuration, type SensitiveRule } from './configuration.ts';
export { ConfigurationError } from './configuration-error.ts';
export { type DeclaredIdentity, declaredSorts } from './identities.ts';
export { type Checked, parseChecked } from './parse-checked.ts';
export { parseConfiguration } from './parse-configuration.ts';
export { inForce, type StandingDeclaration, standingDeclarations } from './standing-declarations.ts';
