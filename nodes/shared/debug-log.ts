/**
 * Says in Node-RED's log why things happen, where its level is `debug` or `trace`: which rule chose the state of a
 * message, why a command is sent again, and what the queues wait for. At the usual levels nothing subscribes, and no line
 * is made. The texts are for people who look for the cause of a fault, and so in English.
 */

import { subscribe } from 'node:diagnostics_channel';
import { printable, type Fault } from '../../lib/contract';
import { DIAGNOSTICS_CHANNEL, type DiagnosticEvent, type Outcome } from '../../lib/onenet';
import type { NodeAPI } from './node-red';

/** Whether the log shows such lines, for each set of nodes: Node-RED gives every set an API of its own. */
const IS_ON = new WeakMap<NodeAPI, boolean>();

/** Once for the process, as the channel and the log are. */
let isListening = false;

/** The rule behind an outcome; only known while the log shows it. */
const RULES = new WeakMap<Outcome, string>();

/** The latest verdicts on answers; each is published while its answer is decoded. */
const verdicts: string[] = [];

/** Whether Node-RED's log shows these lines. The first call begins to listen if so. */
export function isDebugging(RED: NodeAPI): boolean {
  const known = IS_ON.get(RED);
  if (known !== undefined) return known;
  const isOn = Object.values(RED.settings?.logging ?? {}).some(isVerbose);
  IS_ON.set(RED, isOn);
  if (isOn && !isListening) {
    isListening = true;
    subscribe(DIAGNOSTICS_CHANNEL, (message) => {
      log(RED, message as DiagnosticEvent);
    });
  }
  return isOn;
}

/** Reads an outcome from an answer, and remembers which rule chose its state. */
export function withRule(decode: () => Outcome): Outcome {
  verdicts.length = 0;
  const outcome = decode();
  const rule = verdicts.at(-1);
  if (rule !== undefined) RULES.set(outcome, rule);
  return outcome;
}

/** The rule that chose a state, in words: of the platform's answer, or of the fault on our side. */
export function ruleOf(outcome: Outcome): string {
  const known = RULES.get(outcome);
  if (known !== undefined) return known;
  if (outcome.kind === 'failed') return ruleOfFault(outcome.error.fault);
  return outcome.mayHaveHappened === true ? 'an earlier attempt had no verdict' : 'errno';
}

/** That of the fault within, where the platform that a node has chosen is at fault. */
function ruleOfFault({ rule, params: { problem } }: Fault): string {
  const isWithin = rule === 'platformFault' && typeof problem === 'object' && 'rule' in problem;
  return isWithin ? problem.rule : rule;
}

function isVerbose(handler: { readonly level?: unknown } | undefined): boolean {
  return handler?.level === 'debug' || handler?.level === 'trace';
}

function log(RED: NodeAPI, { event, ...fields }: DiagnosticEvent): void {
  const line = `[onenet-nbiot] ${event}: ${inWords(fields)}`;
  if (event === 'verdict') verdicts.push(inWords(fields));
  // What the queues wait for comes many times a second.
  if (event === 'wait' || event === 'device-wait') RED.log?.trace(line);
  else RED.log?.debug(line);
}

function inWords(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${printable(String(value), 100)}`)
    .join(', ');
}
