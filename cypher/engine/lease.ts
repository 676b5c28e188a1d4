/** A lease on a running database: a connection that keeps it alive for as long as it is open. */
import { connect, type Socket } from 'node:net';
import type { Server } from './server-file.ts';

/** Milliseconds: a database that has stopped takes connections and never answers. */
const patience = 5_000;

/** Sends the secret and waits for the byte that says that the lease counts; undefined where none comes. */
export function holdLease({ leasePort, secret }: Server): Promise<Socket | undefined> {
  return new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port: leasePort });
    socket.setTimeout(patience, () => socket.destroy());
    socket.once('connect', () => socket.write(`${secret}\n`));
    socket.once('data', () => {
      socket.setTimeout(0);
      done(socket);
    });
    socket.once('close', () => done(undefined));
    socket.on('error', () => {});
  });
}
