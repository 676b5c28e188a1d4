/** An error in postern.yaml: which file and line, what is wrong, what may stand there. */
export class ConfigurationError extends Error {
  readonly code: 'CONFIGURATION_MISSING' | 'CONFIGURATION_WRONG';
  /** The exit status of wrong usage. */
  readonly status = 2;
  constructor(code: ConfigurationError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ConfigurationError';
    this.code = code;
  }
}
