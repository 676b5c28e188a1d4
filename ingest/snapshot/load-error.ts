/** Why a load was refused: what, where and how to mend it. */
export class LoadError extends Error {
  readonly code: 'LOAD_UNDER_WAY' | 'LOAD_LOST' | 'OTHER_TENANT' | 'LEAKS_WRONG';
  constructor(code: LoadError['code'], message: string) {
    super(message);
    this.name = 'LoadError';
    this.code = code;
  }
}
