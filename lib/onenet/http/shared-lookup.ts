import { lookup as systemLookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';

type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A name lookup that answers everyone who asks for the same name at the same time with one question to the
 * system. A thousand connections opened at once would otherwise queue a thousand questions in Node's thread
 * pool, which has four threads and also reads files. Nothing is remembered once the answer is there.
 */
export function shareLookups(lookup: Lookup = systemLookup): LookupFunction {
  const asking = new Map<string, Callback[]>();
  return (hostname, options, callback) => {
    const key = `${hostname} ${options.family ?? 0} ${options.hints ?? 0}`;
    const one: Callback = (error, addresses) => {
      const first = addresses[0];
      if (options.all === true) callback(error, addresses);
      else callback(error, first?.address ?? '', first?.family);
    };
    const waiting = asking.get(key);
    if (waiting !== undefined) {
      waiting.push(one);
      return;
    }
    const all = [one];
    asking.set(key, all);
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      asking.delete(key);
      // After an error Node gives no list at all, whatever its types say.
      for (const each of all) each(error, error === null ? addresses : []);
    });
  };
}

type Callback = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;
