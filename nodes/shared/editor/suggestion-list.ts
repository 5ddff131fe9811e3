import { icon } from './field-hints';
import { sharedText } from './texts';

/** The list below a field while it is open: drawn, placed, and one of its lines marked. */
export class SuggestionList {
  readonly element: HTMLElement;
  readonly #anchor: HTMLElement;
  readonly #options: HTMLElement[] = [];
  readonly #place = (): void => {
    place(this.element, this.#anchor);
  };

  /**
   * @param anchor what it stands below
   * @param name for screen readers
   * @param rest how many suggestions are not among these
   * @param pick called with the number of a line that was clicked
   */
  constructor(
    anchor: HTMLElement,
    name: string,
    suggestions: readonly Suggestion[],
    rest: number,
    pick: (index: number) => void,
  ) {
    this.#anchor = anchor;
    counter += 1;
    this.element = make('div', 'onenet-nbiot-suggestions');
    this.element.id = `onenet-nbiot-suggestions-${counter}`;
    this.element.setAttribute('role', 'listbox');
    this.element.setAttribute('aria-label', name);
    let group: string | undefined;
    for (const [index, suggestion] of suggestions.entries()) {
      if (suggestion.group !== undefined && suggestion.group !== group) {
        const heading = make('div', 'onenet-nbiot-suggestions-group', suggestion.group);
        heading.setAttribute('role', 'presentation');
        this.element.append(heading);
      }
      group = suggestion.group;
      const option = drawOption(suggestion, `${this.element.id}-${index}`);
      option.addEventListener('click', () => {
        pick(index);
      });
      this.#options.push(option);
      this.element.append(option);
    }
    if (rest > 0) {
      const text = sharedText('suggestions.more', { count: rest });
      const line = make('div', 'onenet-nbiot-suggestions-group', text);
      line.setAttribute('role', 'presentation');
      this.element.append(line);
    }
    // The field keeps the focus.
    this.element.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    // Inside the dialog, so that it goes when the dialog goes.
    (anchor.closest('.red-ui-tray') ?? document.body).append(this.element);
    this.#place();
    window.addEventListener('resize', this.#place);
    window.addEventListener('scroll', this.#place, true);
  }

  /** Marks a line, or none for -1, and says its id. */
  mark(index: number): string {
    for (const [at, option] of this.#options.entries()) {
      option.setAttribute('aria-selected', String(at === index));
    }
    const option = this.#options[index];
    option?.scrollIntoView({ block: 'nearest' });
    return option?.id ?? '';
  }

  remove(): void {
    window.removeEventListener('resize', this.#place);
    window.removeEventListener('scroll', this.#place, true);
    this.element.remove();
  }
}

let counter = 0;

function drawOption({ label, details, doubt }: Suggestion, id: string): HTMLElement {
  const option = make('div', 'onenet-nbiot-suggestion');
  option.id = id;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.append(make('span', 'onenet-nbiot-suggestion-label', label));
  const aside = make('span', 'onenet-nbiot-suggestion-details', details);
  if (doubt !== undefined) {
    aside.append(textNode(details === undefined ? '' : ' '), icon('lock'), textNode(` ${doubt}`));
  }
  option.append(textNode(' '), aside);
  return option;
}

/** Below the field, or above where there is more room. */
function place(list: HTMLElement, anchor: HTMLElement): void {
  const { left, top, bottom, width } = anchor.getBoundingClientRect();
  const roomBelow = window.innerHeight - bottom - MARGIN;
  const roomAbove = top - MARGIN;
  const above = roomBelow < LEAST_HEIGHT && roomAbove > roomBelow;
  const wanted = Math.max(width, LEAST_WIDTH);
  Object.assign(list.style, {
    left: `${Math.max(MARGIN, Math.min(left, window.innerWidth - wanted - MARGIN))}px`,
    width: `${Math.min(wanted, window.innerWidth - 2 * MARGIN)}px`,
    maxHeight: `${Math.min(MOST_HEIGHT, above ? roomAbove : roomBelow)}px`,
    top: above ? 'auto' : `${bottom + 2}px`,
    bottom: above ? `${window.innerHeight - top + 2}px` : 'auto',
  });
}

/** Pixels. */
const MARGIN = 8;
const LEAST_WIDTH = 280;
const LEAST_HEIGHT = 160;
const MOST_HEIGHT = 264;

function textNode(text: string): Text {
  return document.createTextNode(text);
}

function make(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** A line in the list below a field. */
export interface Suggestion {
  /** What the field gets if it is picked. */
  readonly value: string;
  readonly label: string;
  /** Set apart behind the label. */
  readonly details?: string;
  /** Why it is hardly what somebody wants, in a word or two. */
  readonly doubt?: string;
  /** The heading below which it stands; equal ones follow one another. */
  readonly group?: string;
}

/**
 * Which line a key that confirms would take. None while the text is a number or nothing: a number is never put in the
 * place of another. Anything else could not stay as it is, so the best fit is offered.
 */
export function offered(text: string, suggestions: readonly Suggestion[]): number {
  return suggestions.length === 0 || /^\s*\d*\s*$/.test(text) ? -1 : 0;
}
