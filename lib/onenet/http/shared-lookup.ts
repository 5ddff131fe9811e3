import { lookup as systemLookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { CONNECT_TIMEOUT } from './limits';

type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A name lookup that answers everyone who asks for the same name at the same time with one question to the
 * system. A thousand connections opened at once would otherwise queue a thousand questions in Node's thread
 * pool, which has four threads and also reads files. Nothing is remembered once the answer is there, and nobody joins a
 * question that has been open for longer than a connection may take: it may never be answered.
 */
export function shareLookups(lookup: Lookup = systemLookup): LookupFunction {
  const asking = new Map<string, Question>();
  return (hostname, options, callback) => {
    const key = `${hostname} ${options.family ?? 0} ${options.hints ?? 0}`;
    const one: Callback = (error, addresses) => {
      const first = addresses[0];
      if (options.all === true) callback(error, addresses);
      else callback(error, first?.address ?? '', first?.family);
    };
    const open = asking.get(key);
    if (open !== undefined && performance.now() - open.since < CONNECT_TIMEOUT) {
      open.askers.push(one);
      return;
    }
    const question: Question = { since: performance.now(), askers: [one] };
    asking.set(key, question);
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (asking.get(key) === question) asking.delete(key);
      // After an error Node gives no list at all, whatever its types say.
      for (const each of question.askers) each(error, error === null ? addresses : []);
    });
  };
}

interface Question {
  readonly since: number;
  readonly askers: Callback[];
}

type Callback = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;
