/**
 * The platform's HTTP push: what devices report, and what becomes of cached commands, to receivers on this machine.
 *
 * Source: OneNET documentation, "HTTP push" (classic) and "data push" (newer), and published clients. Signing and encryption
 * are separate from the client's own implementation, so that a fault in one of them is found by the other.
 */

import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { isLoopback } from '../contract';
import { formatTime, type Clock } from './clock';
import type { Command } from './devices/command-queue';
import { PRODUCT, SEND_STATUS } from './devices/model';
import type { DataPoint } from './devices/reporting';
import type { SimulatedDevice } from './devices/simulated-device';
import { writeJson } from './json';

export interface PushTarget {
  /** `http://` on the loopback interface: the simulator sends nothing to other machines. */
  readonly url: string;
  /** What signatures are made with. Default: empty. */
  readonly token?: string;
  /** Encrypts: 43 characters for the classic form, 16 for the newer one. Default: plain. */
  readonly aesKey?: string;
  /** Default: `classic`. */
  readonly form?: 'classic' | 'new';
}

export interface PushOptions {
  /** How much faster than the real platform failed pushes are repeated. Default: 1. */
  readonly retrySpeed?: number;
}

/** A message as each generation prints it; `undefined` where one has no such message. */
interface PushMessage {
  readonly classic: object;
  readonly new: object | undefined;
}

export class PushService {
  readonly #clock: Clock;
  readonly #retrySpeed: number;
  readonly #receivers = new Set<Receiver>();

  constructor(clock: Clock, { retrySpeed = 1 }: PushOptions = {}) {
    this.#clock = clock;
    this.#retrySpeed = retrySpeed;
  }

  /** Pushes to an address from now on; the result ends it. Throws a RangeError for an address of another machine. */
  subscribe(target: PushTarget): () => void {
    checkAddress(target.url);
    const receiver = new Receiver(target, this.#clock, this.#retrySpeed);
    this.#receivers.add(receiver);
    return () => {
      receiver.close();
      this.#receivers.delete(receiver);
    };
  }

  /** Whether the receiver answers the platform's check, `GET url?msg&nonce&signature`, with the `msg` and nothing else. */
  async verify({ url, token = '' }: PushTarget): Promise<boolean> {
    const address = checkAddress(url);
    const [msg, nonce] = [randomUUID(), createNonce()];
    const signature = sign(token, nonce, msg);
    for (const [name, value] of Object.entries({ msg, nonce, signature })) {
      address.searchParams.set(name, value);
    }
    const answer = await exchange(address, 'GET');
    return answer.status === 200 && answer.body === msg;
  }

  /** Pushes one message to every receiver. */
  send(message: PushMessage): void {
    for (const receiver of this.#receivers) receiver.send(message);
  }

  close(): void {
    for (const receiver of this.#receivers) receiver.close();
    this.#receivers.clear();
  }
}

/** @param deviceId the platform's own id of the device */
export function pointMessage(
  device: SimulatedDevice,
  deviceId: string,
  point: DataPoint,
): PushMessage {
  const { imei } = device;
  const { stream, at, value } = point;
  return {
    // The order of the fields is that of published captures.
    classic: { at, imei, type: 1, ds_id: stream, value, dev_id: Number(deviceId) },
    new: { type: 1, dev_name: imei, at, imei, pid: PRODUCT, ds_id: stream, value },
  };
}

/** Offline is 0 in the classic push and 2 in the newer one. */
export function onlineMessage(
  { imei }: SimulatedDevice,
  deviceId: string,
  online: boolean,
  at: number,
): PushMessage {
  return {
    classic: {
      at,
      login_type: 10,
      imei,
      type: 2,
      dev_id: Number(deviceId),
      status: online ? 1 : 0,
    },
    new: { type: 2, dev_name: imei, pid: PRODUCT, at, status: online ? 1 : 2 },
  };
}

/** The result of a cached command, which published clients of the newer push have not seen. */
export function resultMessage(
  { imei }: SimulatedDevice,
  deviceId: string,
  command: Command,
): PushMessage {
  const { uuid, action, status, sendTime, confirmTime, confirmStatus, read } = command;
  return {
    classic: {
      type: 7,
      cmd_id: uuid,
      imei,
      dev_id: Number(deviceId),
      cmd_type: COMMAND_TYPE[action.kind],
      ...(sendTime === undefined ? {} : { send_time: formatTime(sendTime) }),
      send_status: SEND_STATUS[status],
      ...(confirmTime === undefined ? {} : { confirm_time: formatTime(confirmTime) }),
      ...(confirmStatus === undefined ? {} : { confirm_status: CONFIRM_STATUS[confirmStatus] }),
      ...(read === undefined ? {} : { confirm_body: { obj_id: action.objectId, obj_inst: read } }),
    },
    new: undefined,
  };
}

const COMMAND_TYPE = { read: 0, write: 1, execute: 2 } as const;

/** Source: OneNET documentation, status codes of the NB-IoT API, the numbers of the names listed under 5106. */
const CONFIRM_STATUS: Readonly<Record<NonNullable<Command['confirmStatus']>, number>> = {
  SUCCESS: 0,
  METHOD_NOT_ALLOWED: 1,
  FORBIDDEN: 2,
  NOT_FOUND: 3,
  INTERNAL_SERVER_ERROR: 4,
  TIME_OUT: 5,
  REQ_PARAM_ERROR: 6,
  RESP_ERROR: 7,
  UNAUTHORIZED: 8,
  BAD_REQUEST: 9,
  NOT_ACCEPTABLE: 10,
  UNSUPPORTED_CONTENT_FORMAT: 11,
  OFFLINE: 12,
  ADDR_OCCUPIED: 13,
};

/** Sends one message after the other; one that fails is repeated later, and the next goes on meanwhile. */
class Receiver {
  readonly #target: PushTarget;
  readonly #clock: Clock;
  readonly #retrySpeed: number;
  readonly #closing = new AbortController();
  readonly #cancels = new Set<() => void>();
  #previous: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(target: PushTarget, clock: Clock, retrySpeed: number) {
    this.#target = target;
    this.#clock = clock;
    this.#retrySpeed = retrySpeed;
  }

  send(message: PushMessage): void {
    const fields = this.#target.form === 'new' ? message.new : message.classic;
    if (fields === undefined || this.#waiting >= MAX_WAITING) return;
    // The same text, id and nonce in every repeat.
    this.#queue(formBody(writeJson(fields), this.#target), 0);
  }

  close(): void {
    this.#closing.abort();
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }

  #queue(body: string, attempt: number): void {
    this.#waiting += 1;
    this.#previous = this.#previous.then(async () => {
      if (!this.#closing.signal.aborted && !(await this.#post(body))) this.#repeat(body, attempt);
      this.#waiting -= 1;
    });
  }

  async #post(body: string): Promise<boolean> {
    const { signal } = this.#closing;
    const answer = await exchange(new URL(this.#target.url), 'POST', body, signal);
    return answer.status === 200;
  }

  #repeat(body: string, attempt: number): void {
    const seconds = RETRY_SECONDS[attempt];
    if (seconds === undefined || this.#closing.signal.aborted) return;
    const cancel = this.#clock.after((seconds * 1000) / this.#retrySpeed, () => {
      this.#cancels.delete(cancel);
      this.#queue(body, attempt + 1);
    });
    this.#cancels.add(cancel);
  }
}

/**
 * Seconds from a failure to the next attempt, sixteen in all.
 * Source: OneNET documentation of the newer platforms, "data push"; the classic one says only that it repeats.
 */
const RETRY_SECONDS = [
  ...[5, 10, 30],
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 60].map((minutes) => minutes * 60),
];

/** Messages that wait for one receiver; the platform has no memory for more. */
const MAX_WAITING = 1000;

/** The body of a push with its signature, encrypted if there is a key. */
function formBody(message: string, { token = '', aesKey = '', form }: PushTarget): string {
  const nonce = createNonce();
  if (form === 'new') {
    const msg = aesKey === '' ? message : encryptNew(message, aesKey);
    const signature = sign(token, nonce, msg);
    return JSON.stringify({ msg, nonce, signature, time: Date.now(), id: randomUUID() });
  }
  const rest = (text: string): string =>
    `"msg_signature":${JSON.stringify(sign(token, nonce, text))},"nonce":${JSON.stringify(nonce)}}`;
  if (aesKey === '') return `{"msg":${message},${rest(message)}`;
  const encrypted = encryptClassic(message, aesKey);
  return `{"enc_msg":"${encrypted}",${rest(encrypted)}`;
}

function sign(token: string, nonce: string, text: string): string {
  return createHash('md5').update(`${token}${nonce}${text}`, 'utf8').digest('base64');
}

/** Eight characters, not only letters: `?@H&9p9E`. */
function createNonce(): string {
  return Array.from(randomBytes(8), (byte) => NONCE[byte % NONCE.length]).join('');
}

const NONCE = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789?@&$|';

/** 16 random bytes, the length in four, the message; padded to whole blocks of 32 bytes, as PKCS7 does. */
function encryptClassic(message: string, aesKey: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([randomBytes(16), length, text]);
  const padding = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

function encryptNew(message: string, aesKey: string): string {
  const cipher = createCipheriv('aes-128-cbc', aesKey, aesKey);
  return Buffer.concat([cipher.update(message, 'utf8'), cipher.final()]).toString('base64');
}

function checkAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address?.protocol !== 'http:' || !isLoopback(address.hostname)) {
    throw new RangeError('The simulator pushes to http:// addresses of this machine only.');
  }
  return address;
}

interface PushAnswer {
  /** 0 if there was none. */
  readonly status: number;
  readonly body: string;
}

/** Source: OneNET documentation, "HTTP push": the receiver has to answer within 5 seconds. */
const ANSWER_MS = 5000;

/** An answer that is too long is cut; the platform looks at its status alone. */
const LONGEST_ANSWER = 4096;

function exchange(
  url: URL,
  method: 'GET' | 'POST',
  body = '',
  signal?: AbortSignal,
): Promise<PushAnswer> {
  return new Promise((resolve) => {
    const none = (): void => {
      resolve({ status: 0, body: '' });
    };
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    };
    const options = { method, headers, timeout: ANSWER_MS, ...(signal && { signal }) };
    const sent = request(url, options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text = (text + chunk).slice(0, LONGEST_ANSWER);
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: text });
      });
      response.on('error', none);
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', none).on('close', none);
    sent.end(body);
  });
}
