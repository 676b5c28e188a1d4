/** A Neo4j of a test's own, which speaks TLS on Bolt and gives a transaction little memory. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../cypher/engine/embedded.ts';

/** The server. */
export interface OwnServer {
  readonly port: string;
  readonly password: string;
  /** The certificate's file; made out to the host name localhost, by itself. */
  readonly certificate: string;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

const settings = `dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory=certificates
dbms.ssl.policy.bolt.private_key=private.key
dbms.ssl.policy.bolt.public_certificate=public.crt
server.bolt.tls_level=OPTIONAL
db.memory.transaction.max=64m
`;

/** Starts one. */
export async function ownServer(): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-tls-'));
  const certificates = join(folder, 'neo4j', 'certificates');
  const [key, certificate] = [join(certificates, 'private.key'), join(certificates, 'public.crt')];
  await mkdir(certificates, { recursive: true });
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const files = ['-keyout', key, '-out', certificate, '-days', '2', '-nodes'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...files, ...subject], { stdio: 'ignore' });
  await writeFile(join(folder, 'neo4j', 'neo4j.conf'), settings);
  const embedded = await openEmbedded(folder, () => {});
  return {
    port: new URL(embedded.address.uri).port,
    password: embedded.address.password,
    certificate,
    async remove() {
      await embedded.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
