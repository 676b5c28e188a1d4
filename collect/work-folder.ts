/** Folders for facts on their way, and the clearing away of those that a killed process left. */
import { readFileSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

const start = 'postern-azurehound-';
const shape = /^postern-azurehound-(.+)-(\d+)-(\d+)-[^-]{6}$/;
const host = hostname().replace(/[^\w.]/g, '_');

/** A new folder, below TMPDIR where nothing else is said, that only its owner may enter; its name says whose process it belongs to. */
export async function makeWorkFolder(below: string = tmpdir()): Promise<string> {
  return await mkdtemp(join(below, `${start}${host}-${process.pid}-${startOf(process.pid)}-`));
}

/** Removes the folders of this user and machine whose process has gone. What cannot be removed stays. */
export async function removeAbandonedWork(below: string = tmpdir()): Promise<void> {
  for (const name of await readdir(below).catch(() => [])) {
    const [, machine, pid, begun] = shape.exec(name) ?? [];
    if (machine !== host || (isAlive(Number(pid)) && startOf(Number(pid)) === begun)) continue;
    const path = join(below, name);
    const found = await lstat(path).catch(() => undefined);
    if (found?.isDirectory() && found.uid === (process.getuid?.() ?? found.uid))
      await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

/** When a process started, in ticks since the machine did: a process id alone is given to others later. 0 where the system does not tell. */
function startOf(pid: number): string {
  try {
    return /\) (?:\S+ ){19}(\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '0';
  } catch {
    return '0';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
