/** What a message would send, from what stands in a dialog, by the code of the node itself. */

import {
  BODY_LIMIT,
  isReference,
  ok,
  type Delivery,
  type FieldTable,
  type PlainField,
  type PreviewAnswer,
  type Result,
  type TypedField,
} from '../../../lib/contract';
import type { CachedDelivery, DeliveryInput, Operation } from '../../../lib/onenet';
import { readDelivery } from '../message/operation-node';
import { createReaders, type InputReader } from '../message/typed-input';
import type { Node, NodeAPI } from '../node-red';
import type { Fields } from '../registration';

export interface PreviewOptions<Input, Command> extends Previewed<Input, Command> {
  /** The node's table, which has a field for each input. */
  readonly fields: FieldTable & Readonly<Record<keyof Input, TypedField | PlainField>>;
  /**
   * By the name of the field, what stands in for a value that comes with the message, so that all else is looked at: a
   * text, or properties as a flow stores them.
   */
  readonly standIns: StandIns;
  /** Those of them that must not be blank, which the dialog says by itself. */
  readonly needed: readonly string[];
  /** Those that are in the body. */
  readonly inBody: readonly string[];
}

/** The two forms of what a node does; an operation that the platform never keeps has the first only. */
interface Previewed<Input, Command> {
  readonly instant: Operation<Input, Command>;
  readonly cached?: Operation<Input & DeliveryInput, CachedDelivery<Command>>;
}

type StandIns = Readonly<Record<string, string | Fields>>;

/** Takes the properties of a node as the dialog would store them. */
export function previewOperation<Input, Command>(
  RED: NodeAPI,
  properties: Fields,
  options: PreviewOptions<Input, Command>,
): PreviewAnswer {
  const { instant, cached, fields, standIns, needed, inBody } = options;
  const { config, open } = fillIn(properties, standIns, needed);
  const delivery = cached === undefined ? 'instant' : readDelivery(properties.delivery);
  const filled = withUsualSchedule(config, properties, delivery);
  // Literals need no node to be read.
  const inputs = readLiterals(createReaders<Input>(RED, {} as Node, fields, filled));
  const parsed = inputs.ok ? parseFor(delivery, options, inputs.value) : inputs;
  if (!parsed.ok) return { kind: 'invalid', fault: parsed.fault };
  if (open.some((name) => inBody.includes(name))) return { kind: 'open' };
  // Until when the platform keeps a command is counted from when the message comes.
  const isComplete = open.length === 0 && delivery !== 'cached';
  const { target, body = '' } = instant.encode(parsed.value, { now: Date.now() });
  const size = Buffer.byteLength(body);
  return { kind: 'valid', target: isComplete ? target : null, body, size, limit: BODY_LIMIT };
}

/**
 * Puts something in the place of what comes with the message.
 *
 * @param needed what is filled in where it is blank as well
 * @returns the properties, and the names of those that are filled in
 */
function fillIn(
  properties: Fields,
  standIns: StandIns,
  needed: readonly string[],
): { readonly config: Fields; readonly open: readonly string[] } {
  const open = Object.keys(standIns).filter(
    (name) =>
      !isLiteral(properties, name) ||
      (needed.includes(name) && textOf(properties[name]).trim() === ''),
  );
  const filled = open.map((name) => {
    const standIn = standIns[name] ?? '';
    return typeof standIn === 'string' ? literal(name, 'str', standIn) : standIn;
  });
  return { config: Object.assign({}, properties, ...filled) as Fields, open };
}

/** What only a cached command has is folded away for another, so that no fault in it is shown then. */
function withUsualSchedule(config: Fields, properties: Fields, delivery: Delivery): Fields {
  const isUnread = (name: string): boolean =>
    delivery === 'instant' || !isLiteral(properties, name);
  const unread = SCHEDULE.filter(
    (name) =>
      isUnread(name) ||
      // Whether it begins too late, only the message will tell.
      (name === 'validFrom' && isUnread('expires')),
  );
  return Object.assign({}, config, ...unread.map((name) => literal(name, 'num', ''))) as Fields;
}

/** What may be blank, and is taken as usual where it comes with the message. */
const SCHEDULE = ['expires', 'validFrom', 'retry'];

function literal(name: string, type: string, value: string): Fields {
  return { [name]: value, [`${name}Type`]: type };
}

/** Reads what stands in the dialog; the pointer of a fault is the name of the field. */
function readLiterals(
  readers: Readonly<Record<string, InputReader>>,
): Result<Readonly<Record<string, unknown>>> {
  const inputs: Record<string, unknown> = {};
  for (const [name, reader] of Object.entries(readers)) {
    // Literals are at hand.
    let read: Result<unknown> | undefined;
    reader({}, (result) => {
      read = result;
    });
    if (read?.ok === false) return { ok: false, fault: { ...read.fault, pointer: `/${name}` } };
    inputs[name] = read?.value;
  }
  return ok(inputs);
}

/** What is asked of the device, whether at once or later. */
function parseFor<Input, Command>(
  delivery: Delivery,
  { instant, cached }: Previewed<Input, Command>,
  inputs: unknown,
): Result<Command> {
  if (delivery === 'instant' || cached === undefined) return instant.parse(inputs as Input);
  const parsed = cached.parse(inputs as Input & DeliveryInput);
  return parsed.ok ? ok(parsed.value.instant) : parsed;
}

/** An environment variable is none: not everybody who may open a dialog may see what it holds. */
function isLiteral(properties: Fields, name: string): boolean {
  const isLiteralType = LITERAL_TYPES.has(textOf(properties[`${name}Type`]));
  return isLiteralType && !isReference(textOf(properties[name]));
}

const LITERAL_TYPES = new Set(['str', 'num', 'bool', 'bin', 'json']);

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
