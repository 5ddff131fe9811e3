/** The fields that say when a command is delivered, in the dialogs of all nodes that have the choice. */

import { CACHED_DEFAULTS, DELIVERIES, TRIGGERS, type Delivery } from '../../../lib/contract';
import { fillStoreMenu } from './context-store-menu';
import { setHintLine } from './field-hints';
import { duration } from './labels';
import type { Text } from './texts';
import { fieldText, isTicked } from './typed-fields';
import { type Field, literal, literalNumber } from './typed-value';

/** What stands there. */
export interface DeliveryValues {
  readonly delivery: Delivery;
  /** Whether what may have been done may be done again. */
  readonly secondWrite: boolean;
  readonly waitForResult: boolean;
  readonly expires: Field;
  readonly validFrom: Field;
  readonly retry: Field;
  /** The sum of some of the contract's `TRIGGERS`. */
  readonly trigger: number;
}

/** What a flow made before there was a choice has nothing of. */
export interface StoredDelivery {
  readonly delivery?: string;
  readonly expires?: string;
  readonly retry?: string;
  readonly trigger?: number | string;
  readonly store?: string;
}

export function isDelivery(value: unknown): value is Delivery {
  return DELIVERIES.some((delivery) => delivery === value);
}

/** Whether OneNET may come to keep the command, so that what is said about that matters. */
export function mayBeCached(delivery: Delivery): boolean {
  return delivery !== 'instant';
}

const BITS = Object.values(TRIGGERS);

export class DeliverySection {
  readonly #type: string;
  readonly #text: Text;
  #hasStores = false;

  /**
   * @param type of the node, by which the elements of its dialog are named
   * @param text looks up a key of the node's catalogue
   */
  constructor(type: string, text: Text) {
    this.#type = type;
    this.#text = text;
  }

  /** Fills in what the editor cannot fill by itself; called before the typed inputs are made. */
  prepare(node: StoredDelivery): void {
    const { delivery, expires, retry, trigger, store } = node;
    if (expires === undefined) $('#node-input-expires').val(CACHED_DEFAULTS.expires);
    if (retry === undefined) $('#node-input-retry').val(CACHED_DEFAULTS.retry);
    if (!isDelivery(delivery)) $('#node-input-delivery').val('instant');
    this.#fillTrigger(Number(trigger ?? CACHED_DEFAULTS.trigger));
    this.#hasStores = fillStoreMenu('#node-input-store', store ?? '', {
      usual: (name) => this.#text('store.usual', { name }),
      gone: (name) => this.#text('store.gone', { name }),
    });
  }

  /** What stands in the fields that are not typed. */
  read(): Omit<DeliveryValues, 'expires' | 'validFrom' | 'retry'> {
    const delivery = fieldText('#node-input-delivery');
    return {
      delivery: isDelivery(delivery) ? delivery : 'instant',
      secondWrite: isTicked('#node-input-secondWrite'),
      waitForResult: isTicked('#node-input-waitForResult'),
      trigger: this.readTrigger(),
    };
  }

  /** The bits of the boxes that are ticked, as one number. */
  readTrigger(): number {
    return BITS.filter((bit) => isTicked(this.#triggerBox(bit))).reduce((sum, bit) => sum + bit, 0);
  }

  /** Calls back at each change of the fields that are not typed. */
  onChange(changed: () => void): void {
    const plain = ['delivery', 'secondWrite', 'waitForResult'].map((name) => `#node-input-${name}`);
    const boxes = BITS.map((bit) => this.#triggerBox(bit));
    $([...plain, ...boxes].join(', ')).on('change', changed);
  }

  /** Shows what matters with the delivery that is chosen, and nothing else. */
  show({ delivery, waitForResult, expires, trigger }: DeliveryValues): void {
    const text = this.#text;
    const cached = mayBeCached(delivery);
    $(`.${this.#type}-cached`).toggle(cached);
    $(`.${this.#type}-fallback`).toggle(delivery === 'instant-then-cached');
    $(`#${this.#type}-row-store`).toggle(cached && waitForResult && this.#hasStores);
    this.#hint('delivery', text(`tip.delivery.${delivery}`));
    this.#hint('expires', this.#expiresTip(expires));
    this.#hint('waitForResult', text(waitForResult ? 'tip.waitForResult' : 'tip.noWait'));
    this.#hint('trigger', text(trigger === 0 ? 'error.trigger' : 'tip.trigger'), trigger === 0);
  }

  #expiresTip(expires: Field): string {
    if (expires.type !== 'num') return this.#text('tip.expiresSource');
    const seconds = literal(expires) === '' ? CACHED_DEFAULTS.expires : literalNumber(expires);
    return seconds === undefined || seconds <= 0
      ? this.#text('tip.expires')
      : this.#text('tip.expiresKnown', { period: duration(seconds, this.#text('language')) });
  }

  #hint(name: string, content: string, bad = false): void {
    setHintLine(`#${this.#type}-hint-${name}`, content, bad);
  }

  /** Ticks the boxes of a stored number. */
  #fillTrigger(trigger: number): void {
    for (const bit of BITS) $(this.#triggerBox(bit)).prop('checked', (trigger & bit) !== 0);
  }

  /** Not named after the property: the editor would take the box's own state for its value. */
  #triggerBox(bit: number): string {
    return `#${this.#type}-trigger-${bit}`;
  }
}
