/** A request written by hand, so that headers can be what no client would send. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** What came back. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case; of headers that came twice, the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends the start line and headers, and a body where there is one; `connection: close` is added. */
export async function rawRequest(port: number, lines: readonly string[], body = ''): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1');
  socket.write([...lines, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close', '', body].join('\r\n'));
  const answer = await text(socket);
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const [status = '', ...headers] = head.split('\r\n');
  return {
    status: Number(status.split(' ')[1]),
    headers: Object.fromEntries(
      headers.map((line) => {
        const [name = '', ...value] = line.split(': ');
        return [name.toLowerCase(), value.join(': ')];
      }),
    ),
    body: rest.join('\r\n\r\n'),
  };
}
