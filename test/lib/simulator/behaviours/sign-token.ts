import { createHmac } from 'node:crypto';
import { SIMULATOR_ACCESS_KEY } from '../../../../lib/simulator';

export interface Claims {
  readonly version?: string;
  readonly res?: string;
  /** Seconds since 1970. */
  readonly et: number;
  readonly method?: string;
}

/** A token as a client makes it that knows nothing of this project. */
export function sign(
  { version = '2018-10-31', res = 'products/1', et, method = 'sha256' }: Claims,
  key = SIMULATOR_ACCESS_KEY,
): string {
  const signature = createHmac(method, Buffer.from(key, 'base64'))
    .update(`${et}\n${method}\n${res}\n${version}`)
    .digest('base64');
  const fields = { version, res, et: String(et), method, sign: signature };
  return new URLSearchParams(fields).toString();
}
