/** The box at the lower end of a dialog that says what a message will do. */

import type { PreviewAnswer } from '../../../lib/contract';
import { LatestRequest, post, type AdminReply } from './admin-client';
import { setText } from './elements';
import { chosenDialect, inDialect } from './platform-field';
import type { Text } from './texts';
import type { Field } from './typed-fields';

const QUIET_MS = 250;

export class PreviewPanel {
  readonly #type: string;
  readonly #text: Text;
  readonly #latest = new LatestRequest(QUIET_MS);
  /** Whether the fault that shows, or none, is what the dialog itself has found. */
  #isOwn = true;

  /**
   * @param type of the node, by which the elements of its dialog are named
   * @param text looks up a key of the node's catalogue
   */
  constructor(type: string, text: Text) {
    this.#type = type;
    this.#text = text;
  }

  showWords(words: string): void {
    this.#set('words', words);
  }

  /** @param requests of the classic platform, `POST /nbiot?…`; a second one is what is sent otherwise */
  showRequests(requests: readonly string[]): void {
    const dialect = chosenDialect();
    const [first = '', second] = requests.map((request) => inDialect(request, dialect));
    this.#setRequest('target', first);
    this.#setRequest(
      'fallback',
      second === undefined ? '' : this.#text('preview.otherwise', { request: second }),
    );
  }

  /** @param size bytes, where they are known, and the most that the platform takes */
  showBody(body: string, size?: number, limit?: number): void {
    this.#set('body', body);
    const words =
      size === undefined ? '' : this.#text('preview.size', { size, limit: limit ?? '' });
    this.#set('size', words);
  }

  /** What else is to be said about the request. */
  showNote(note: string): void {
    this.#set('note', note);
  }

  /** What the dialog itself has found goes as soon as it is put right; what the runtime has said, when it says other. */
  showOwnFault(sentence: string): void {
    if (sentence !== '' || this.#isOwn) this.showFault(sentence);
    this.#isOwn = sentence !== '';
  }

  /** Why it cannot be sent; nothing where it can. */
  showFault(content: string): void {
    this.#set('problem-text', content);
    $(`#${this.#type}-preview-problem`).toggle(content !== '');
  }

  /**
   * Asks the runtime, a little while after the last change.
   *
   * @param values of the dialog
   * @param show called with the answer, or `none` where there was none
   */
  ask(values: object, show: (answer: PreviewAnswer | { readonly kind: 'none' }) => void): void {
    this.#latest.send(
      () => post(`${this.#type}/preview`, toProperties(values)),
      (reply) => {
        show(read(reply));
      },
    );
  }

  /** It breaks before each of its parameters where it is too long for one line. */
  #setRequest(name: string, request: string): void {
    const element = $(`#${this.#type}-preview-${name}`);
    if (element.text() === request) return;
    element.empty();
    for (const [index, part] of request.split(/(?=&)/).entries()) {
      if (index > 0) element.append(document.createElement('wbr'));
      element.append(document.createTextNode(part));
    }
  }

  #set(name: string, content: string): void {
    setText(`#${this.#type}-preview-${name}`, content);
  }
}

function read(reply: AdminReply): PreviewAnswer | { readonly kind: 'none' } {
  if (reply.kind === 'too-large') {
    return { kind: 'invalid', fault: { pointer: '/payload', rule: 'tooLarge', params: {} } };
  }
  return reply.kind === 'answer' ? (reply.body as PreviewAnswer) : { kind: 'none' };
}

/** As a flow stores them: `X` and `XType` for a typed field. */
function toProperties(values: object): object {
  const entries = Object.entries(values).flatMap(([name, value]: [string, unknown]) =>
    isField(value)
      ? [
          [name, value.value],
          [`${name}Type`, value.type],
        ]
      : [[name, value]],
  );
  return Object.fromEntries(entries) as object;
}

function isField(value: unknown): value is Field {
  return typeof value === 'object' && value !== null;
}
