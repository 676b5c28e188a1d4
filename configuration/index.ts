/** The door to the configuration, postern.yaml: its keys, checked, with the line of each fault. */
export { assuranceOf, Configuration, type SensitiveRule } from './configuration.ts';
export { ConfigurationError } from './configuration-error.ts';
export { parseConfiguration } from './parse-configuration.ts';
