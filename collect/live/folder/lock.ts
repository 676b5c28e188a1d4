/** One run at a time writes a folder: the lock names the process, and is free when that process is gone. */
import { open, readFile, rm } from 'node:fs/promises';
import { CollectError } from '../collect-error.ts';

/** Takes the lock; gives what releases it. Throws CollectError COLLECT_FOLDER while another run holds it. */
export async function lockFolder(path: string, folder: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(`${process.pid} ${await startOf(process.pid)}`);
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      await assertFree(path, folder);
      await rm(path, { force: true });
    }
  }
  throw new CollectError(
    'COLLECT_FOLDER',
    `${folder} is being written by another run. Wait for it, or choose another folder.`,
  );
}

async function assertFree(path: string, folder: string): Promise<void> {
  const [pid, start] = (await readFile(path, 'utf8').catch(() => '')).split(' ');
  if (!pid || !isAlive(Number(pid)) || (await startOf(Number(pid))) !== start) return;
  throw new CollectError(
    'COLLECT_FOLDER',
    `${folder} is being written by process ${pid}. Wait until it has ended, or choose another folder with --out.`,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, where the system tells: ids of processes are used again. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '?';
}
