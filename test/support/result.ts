import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import { faultSentence, type FaultRule, type Result } from '../../lib/contract';

/** The value of a result that must be one. */
export function valueOf<Value>(result: Result<Value>): Value {
  assert.ok(result.ok, inspect(result));
  return result.value;
}

/** What a result that must be a fault says. */
export function faultOf(result: Result<unknown>): {
  readonly pointer: string;
  readonly rule: FaultRule;
  readonly sentence: string;
} {
  assert.ok(!result.ok, inspect(result));
  const { fault } = result;
  const sentence = faultSentence(fault, 'en-US');
  assert.doesNotMatch(sentence, /[\n\r]|\.$|\{\w+\}/);
  assert.match(faultSentence(fault, 'zh-CN'), /\S/);
  return { pointer: fault.pointer, rule: fault.rule, sentence };
}
