/** How a verb fails: one clear message, never a stack trace, and the right exit status. */
import { printableLine } from '../api/index.ts';

/** Exit statuses: 0 done, 1 failed, 2 wrong usage, 3 done and the answer is no. */
export const exitStatus = { done: 0, failed: 1, usage: 2, no: 3 } as const;

/** An answer that is no, or a failure that the verb itself found; in one line, or in the lines that are given. */
export class VerbError extends Error {
  readonly status: number;
  constructor(message: string | readonly string[], status: number = exitStatus.failed) {
    super([message].flat().map(printableLine).join('\n'));
    this.name = 'VerbError';
    this.status = status;
  }
}

/**
 * The message for whatever was thrown: known errors tell what, where and how to mend; a bug says that it is one. Only a verb's own
 * errors and those of configuration and changes have several lines, which the code wrote; any other line break came with the data.
 */
export function explain(error: unknown): { message: string; status: number; code: string } {
  const { code, status } = error as { code?: unknown; status?: unknown };
  if (error instanceof VerbError) return { message: error.message, status: error.status, code: 'REFUSED' };
  if (error instanceof Error && (error.name === 'ConfigurationError' || error.name === 'ChangeError'))
    return { message: error.message, status: exitStatus.failed, code: String(code) };
  const known =
    error instanceof Error &&
    /^(Collect|Graph|Facts|Load|AzureHound|Api|WhatIf|SignInQuestion)\w*Error$/.test(error.name);
  if (known)
    return {
      message: printableLine(error.message),
      status: typeof status === 'number' ? status : exitStatus.failed,
      code: String(code),
    };
  const system = systemFailure(error);
  if (system !== undefined) return { message: system, status: exitStatus.failed, code: String(code) };
  const detail = printableLine(error instanceof Error ? error.message : String(error));
  return {
    message: `Postern failed in a way it did not expect: ${detail}. Set POSTERN_DEBUG=1 to see where.`,
    status: exitStatus.failed,
    code: 'INTERNAL',
  };
}

/** What an operator can mend, by the code of the system error; `where` is the path or address that it names. */
const systemFailures: Readonly<Record<string, (where: string) => string>> = {
  EADDRINUSE: (where) => `${where} is in use. Choose another with --port, or 0 for any free one.`,
  EADDRNOTAVAIL: (where) => `${where} is no address of this machine. Give one that is with --host.`,
  ENOTFOUND: (where) => `${where} is not known by that name. Give an address of this machine with --host.`,
  EAI_AGAIN: (where) => `${where} could not be looked up. Give an address of this machine with --host.`,
  EACCES: (where) => `${where} may not be used: it needs more rights. Check the permissions, or choose another.`,
  EPERM: (where) => `${where} may not be changed. Check its owner and permissions, or choose another.`,
  ENOTDIR: (where) => `${where} lies below something that is no folder. Give another with --data.`,
  EEXIST: (where) => `${where} is no folder. Give another with --data.`,
  EISDIR: () => 'A folder stands where a file was expected. Check the paths that were given.',
  ENOENT: (where) => `${where} does not exist. Check the path.`,
  EROFS: (where) => `${where} is on a disk that is read-only. Give another folder with --data.`,
  ENAMETOOLONG: () => 'A path is too long. Give a shorter one with --data.',
  EMFILE: () => 'Postern may open no more files. Raise the limit (ulimit -n), then try again.',
  ENOSPC: () => 'The disk is full. Make room, then try again; what was published before is as it was.',
};

function systemFailure(error: unknown): string | undefined {
  const { code, path, port, address, hostname } = error as NodeJS.ErrnoException & {
    readonly port?: number;
    readonly address?: string;
    readonly hostname?: string;
  };
  const at = code === 'EADDRINUSE' || code === 'EACCES' ? port : undefined;
  const where = path ?? (at === undefined ? (address ?? hostname) : `Port ${at}`);
  return code === undefined ? undefined : systemFailures[code]?.(where ?? 'What was asked for');
}
