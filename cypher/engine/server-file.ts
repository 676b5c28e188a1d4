/** The file in which a running database says where it is: server.json, written by Neo4jServer.java. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A running database. */
export interface Server {
  readonly pid: number;
  readonly boltPort: number;
  readonly leasePort: number;
  /** What a lease must send. */
  readonly secret: string;
}

/** The database that runs in a folder; undefined where none says so, or what stands there is no such file. */
export async function readServer(home: string): Promise<Server | undefined> {
  const text = await readFile(serverFile(home), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const server = JSON.parse(text) as Partial<Server> | null;
    return isPort(server?.boltPort) && isPort(server?.leasePort) && isSecret(server?.secret) && isPid(server?.pid)
      ? (server as Server)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Where the file is. */
export function serverFile(home: string): string {
  return join(home, 'server.json');
}

/** The port that the database of a folder had last, which it is given again; 0, for any, where none was kept. */
export async function readPreferredPort(home: string): Promise<number> {
  const text = await readFile(portFile(home), 'utf8').catch(() => '');
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return isPort(port) ? port : 0;
}

/** Where the port is kept. */
export function portFile(home: string): string {
  return join(home, 'port');
}

function isPort(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 65_535;
}

function isPid(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function isSecret(value: unknown): boolean {
  return typeof value === 'string' && /^[\da-f]{64}$/.test(value);
}
