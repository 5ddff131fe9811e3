import {
  inDialect,
  withPlatformClock,
  type PlatformClock,
  type StudioActions,
  type Transport,
} from '../../../lib/onenet';
import type { Access } from './access';

/** Makes bare HTTP speak the platform's dialect, and keep the tokens in step with its clock. */
export function speak(
  http: Transport,
  access: Access,
  clock: PlatformClock,
  actions?: StudioActions,
): Transport {
  const translated = inDialect(http, access.dialect, actions);
  return access.isToken ? withPlatformClock(translated, clock) : translated;
}
