/** The ids by which a platform names its devices, as far as they have been learnt: one question for each device. */

/** Devices that are remembered; of the others, the ones that were asked about longest ago are forgotten. */
const REMEMBERED = 10_000;

export class DeviceIds {
  readonly #ids = new Map<string, string>();
  readonly #limit: number;

  constructor(limit = REMEMBERED) {
    this.#limit = limit;
  }

  /** `undefined` where it is to be asked for, with the operation `deviceState`. */
  get(imei: string): string | undefined {
    const id = this.#ids.get(imei);
    if (id !== undefined) this.set(imei, id);
    return id;
  }

  set(imei: string, id: string): void {
    this.#ids.delete(imei);
    this.#ids.set(imei, id);
    if (this.#ids.size <= this.#limit) return;
    const [oldest] = this.#ids.keys();
    if (oldest !== undefined) this.#ids.delete(oldest);
  }

  /** The platform does not know the id any more: the device was deleted, or made anew. */
  delete(imei: string): void {
    this.#ids.delete(imei);
  }
}
