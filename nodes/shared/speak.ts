import { inDialect, withPlatformClock, type PlatformClock, type Transport } from '../../lib/onenet';
import type { Access } from './access';

/** Makes bare HTTP speak the platform's dialect, and keep the tokens in step with its clock. */
export function speak(http: Transport, access: Access, clock: PlatformClock): Transport {
  const translated = inDialect(http, access.dialect);
  return access.isToken ? withPlatformClock(translated, clock) : translated;
}
