import assert from 'node:assert/strict';
import { SimulatedDevice, startSimulator, type Simulator } from '../../../../lib/simulator';
import { formatTime, readTime } from '../../../../lib/simulator/clock';
import { VirtualClock } from '../../../support/virtual-clock';
import { call } from '../call';
import { virtual } from '../virtual';

export const IMEI = '860000000000033';
export const ON = '{"data":[{"res_id":5850,"val":true}]}';

interface Parsed {
  readonly errno: number;
  readonly error: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A client with one device and a clock that it turns itself. */
export class Account {
  readonly clock = new VirtualClock();
  readonly device: SimulatedDevice;
  #simulator: Simulator | undefined;

  constructor(options: Partial<ConstructorParameters<typeof SimulatedDevice>[0]> = {}) {
    this.device = new SimulatedDevice({ imei: IMEI, reachability: 'asleep', ...options });
  }

  get simulator(): Simulator {
    assert.ok(this.#simulator);
    return this.#simulator;
  }

  async open(): Promise<this> {
    const clock = virtual(this.clock);
    this.#simulator = await startSimulator({ devices: [this.device], clock });
    return this;
  }

  async close(): Promise<void> {
    await this.#simulator?.close();
  }

  /** The platform's word for the time so many seconds from now. */
  at(seconds: number): string {
    return formatTime(this.clock.now() + seconds * 1000).replace(' ', 'T');
  }

  async post(
    change: Readonly<Record<string, string | undefined>> = {},
    body = ON,
  ): Promise<string> {
    const all: Record<string, string | undefined> = {
      imei: IMEI,
      obj_id: '3311',
      obj_inst_id: '0',
      mode: '2',
      expired_time: this.at(3600),
      ...change,
    };
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(all))
      if (value !== undefined) query.set(name, value);
    return (await call(this.simulator, 'POST', `/nbiot/offline?${query.toString()}`, body)).text;
  }

  /** The uuid of a command that the platform has taken. */
  async queue(change?: Readonly<Record<string, string>>, body?: string): Promise<string> {
    const { errno, data } = JSON.parse(await this.post(change, body)) as Parsed;
    assert.equal(errno, 0);
    assert.match(String(data?.uuid), /^[0-9a-f-]{36}$/);
    return String(data?.uuid);
  }

  async ask(method: string, path: string, query = ''): Promise<string> {
    const target = `/nbiot/offline/${path}?imei=${IMEI}${query}`;
    return (await call(this.simulator, method, target)).text;
  }

  async record(uuid: string): Promise<Readonly<Record<string, unknown>>> {
    const { errno, data } = JSON.parse(await this.ask('GET', `history/${uuid}`)) as Parsed;
    assert.equal(errno, 0);
    assert.ok(data);
    return data;
  }

  /** `send_status`, followed by `confirm_status` if there is one. */
  async status(uuid: string): Promise<string> {
    const { send_status: sent, confirm_status: confirmed } = await this.record(uuid);
    return [sent, ...(confirmed === undefined ? [] : [confirmed])].join(' ');
  }

  isLit(): unknown {
    return this.device.get(3311, 0, 5850);
  }
}

/** A time out of an answer in milliseconds. */
export function timeOf(text: unknown): number {
  const time = readTime(String(text).replace(' ', 'T'));
  assert.ok(time !== undefined, `not a time of the platform: ${String(text)}`);
  return time;
}
