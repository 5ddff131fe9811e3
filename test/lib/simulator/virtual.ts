import type { Clock } from '../../../lib/simulator';
import type { VirtualClock } from '../../support/virtual-clock';

/** A clock whose hands a test turns, for a simulator. */
export function virtual(clock: VirtualClock): Clock {
  return {
    now: () => clock.now(),
    after(ms, action) {
      const timer = clock.start(action, ms);
      return () => {
        timer.stop();
      };
    },
  };
}
