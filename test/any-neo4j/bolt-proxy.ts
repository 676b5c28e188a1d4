/** A hop between the driver and a server: it sees what the driver sends, and can take the connection away. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Bolt's COMMIT message as it stands on the wire: a chunk of two bytes, and the end of the message. */
const commit = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

/** A proxy that listens. */
export interface BoltProxy {
  /** bolt://127.0.0.1 at the port where it listens. */
  readonly uri: string;
  /** All that the driver has sent since the last call, as Latin-1 text. */
  sent(): string;
  /** Hands the next COMMIT to the server and cuts the connection before its answer. */
  cutAtCommit(): void;
  /** Cuts all connections and takes no more, as a server that has gone. */
  goAway(): void;
  /** Keeps all connections and passes nothing on, as a server that has stopped; until it is called again with false. */
  freeze(frozen: boolean): void;
  /** Takes connections again, on the same port. */
  comeBack(): Promise<void>;
}

/** Starts one to the server of this bolt:// address. */
export async function boltProxy(to: string): Promise<BoltProxy> {
  const { hostname, port } = new URL(to);
  let text = '';
  let cutting = false;
  let isFrozen = false;
  const sockets = new Set<Socket>();
  const proxy = createServer((driver) => {
    const server = connect(Number(port), hostname);
    let cut = false;
    for (const socket of [driver, server]) {
      sockets.add(socket);
      if (isFrozen) socket.pause();
      socket.on('error', () => {});
    }
    driver.on('data', (bytes) => {
      text += bytes.toString('latin1');
      server.write(bytes);
      if (!cutting || !bytes.includes(commit)) return;
      cutting = false;
      cut = true;
    });
    server.on('data', (bytes) => {
      if (cut) driver.destroy();
      else driver.write(bytes);
    });
    driver.on('close', () => server.end());
    server.on('close', () => driver.destroy());
  });
  const listen = async (port: number) => {
    proxy.listen(port, '127.0.0.1');
    await once(proxy, 'listening');
    return (proxy.address() as AddressInfo).port;
  };
  const own = await listen(0);
  return {
    uri: `bolt://127.0.0.1:${own}`,
    sent() {
      const before = text;
      text = '';
      return before;
    },
    cutAtCommit() {
      cutting = true;
    },
    goAway() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    freeze(frozen) {
      isFrozen = frozen;
      for (const socket of sockets)
        if (frozen) socket.pause();
        else socket.resume();
    },
    async comeBack() {
      await listen(own);
    },
  };
}
