/** The source tree as the architecture tests see it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The checkout. */
export const root = join(import.meta.dirname, '..', '..');

/** The code of every room, those to come too: all but tests and what lies at the top. */
export const ofRooms = /^(?!test\/)[^/]+\/.*\.tsx?$/;

/** Paths of tracked and new files that git does not ignore, relative to the checkout. Throws Error where none fits: a rule about nothing holds nothing. */
export function sourceFiles(pattern: RegExp): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const found = [...new Set(listed.split('\n'))].filter((path) => pattern.test(path) && isThere(path));
  if (found.length === 0) throw new Error(`no file fits ${pattern}: files have moved, and the test has to follow`);
  return found;
}

/** A file's text. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function isThere(path: string): boolean {
  try {
    read(path);
    return true;
  } catch {
    return false;
  }
}
