/**
 * Completes package-lock.json: `npm run lock`. A registry that lacks the binaries of other platforms leaves their
 * entries out, and `npm ci` of npm 11 then refuses the lock on every machine. Each missing optional dependency gets
 * the entry that npm writes for a package it does not install.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockEntry {
  readonly version?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  packages: Record<string, LockEntry>;
}

const file = join(import.meta.dirname, '..', '..', 'package-lock.json');
const systems: Readonly<Record<string, string>> = {
  windows: 'win32',
  win: 'win32',
  win32: 'win32',
  darwin: 'darwin',
  linux: 'linux',
  android: 'android',
  freebsd: 'freebsd',
  openbsd: 'openbsd',
  netbsd: 'netbsd',
  sunos: 'sunos',
  aix: 'aix',
  openharmony: 'openharmony',
};
const processors: readonly string[] = [
  'x64',
  'arm64',
  'ia32',
  'arm',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'wasm32',
];

/** The lock with an entry for every optional dependency that some package names. */
export function completeLock(lock: Lock): Lock {
  const packages = { ...lock.packages };
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const nested = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`;
      if (packages[nested] !== undefined || packages[`node_modules/${name}`] !== undefined) continue;
      packages[`node_modules/${name}`] = { version: range.replace(/^[\^~]/, ''), optional: true, ...platformOf(name) };
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/** The system and processor that a binary package's name tells. */
function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu'> {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  const os = words.map((word) => systems[word]).find((system) => system !== undefined);
  const cpu = words.find((word) => processors.includes(word));
  return { ...(os === undefined ? {} : { os: [os] }), ...(cpu === undefined ? {} : { cpu: [cpu] }) };
}

/** The lock as it is on disk. */
export function readLock(): Lock {
  return JSON.parse(readFileSync(file, 'utf8')) as Lock;
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(file, `${JSON.stringify(completeLock(readLock()), null, 2)}\n`);
