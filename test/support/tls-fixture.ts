import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a file of the certificates is, for who takes paths. */
export function tlsPath(name: string): string {
  return join(__dirname, '..', 'fixtures', 'tls', name);
}

function read(name: string): string {
  return readFileSync(tlsPath(name), 'utf8');
}

/** The self-signed certificate of `localhost` and `127.0.0.1`; as `ca` it is its own authority. */
export const TLS = { cert: read('cert.pem'), key: read('key.pem') };

/** A private authority, and what it has signed: a server `platform.test` on this computer, and a client. */
export const PRIVATE = {
  ca: read('ca.pem'),
  server: { cert: read('server-cert.pem'), key: read('server-key.pem') },
  client: { cert: read('client-cert.pem'), key: read('client-key.pem') },
};
