import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', 'fixtures', 'tls');

/** The self-signed certificate of `localhost` and `127.0.0.1`; as `ca` it is its own authority. */
export const TLS = {
  cert: readFileSync(join(folder, 'cert.pem'), 'utf8'),
  key: readFileSync(join(folder, 'key.pem'), 'utf8'),
};
