/**
 * A text field with a list of suggestions, in which anything may be typed all the same.
 *
 * Node-RED's own autoComplete is not used: with it the Tab key takes the first suggestion in the place of what was
 * typed, and `331` would become `3311`. Keys and roles are those of the ARIA practices for an editable combobox.
 */

import { icon, make } from './elements';
import { sharedText } from './texts';

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

interface ComboboxOptions<Line extends Suggestion> {
  /** The field that is seen, which need not be the one that stores the value. */
  readonly input: HTMLInputElement;
  /** What the list stands below and is as wide as; the field itself if left out. */
  readonly anchor?: HTMLElement;
  /** What the list is called. */
  readonly name: string;
  /** Whether the field holds what is suggested; one whose value comes from a message does not. */
  readonly enabled: () => boolean;
  /** Whether any text is a value, so that the keys never take a suggestion that nobody went to. */
  readonly anyText?: boolean;
  /** The best first; called at each change. */
  readonly suggest: (text: string) => readonly Line[];
  readonly pick: (suggestion: Line) => void;
  /** Called when the list goes, before anything is picked from it. */
  readonly closed?: () => void;
}

/** Lines that are drawn: more than anybody reads, and few enough for a slow browser. */
const MAX_DRAWN = 200;

export class Combobox<Line extends Suggestion> {
  readonly #options: ComboboxOptions<Line>;
  readonly #input: HTMLInputElement;
  #list: SuggestionList | undefined;
  #suggestions: readonly Line[] = [];
  #marked = -1;
  #isSearching = false;
  /** What was asked of the list while there was nothing to suggest. */
  #unanswered: (() => void) | undefined;

  constructor(options: ComboboxOptions<Line>) {
    this.#options = options;
    this.#input = options.input;
    this.#input.autocomplete = 'off';
    this.refresh();
    this.#input.addEventListener('input', () => {
      if (!options.enabled()) return;
      this.#search(options.anyText !== true);
      this.#ask(() => {
        this.open(options.suggest(this.#input.value));
      });
    });
    this.#input.addEventListener('click', () => {
      if (options.enabled() && (options.anyText === true || this.#input.value === '')) {
        this.#ask(() => {
          this.open(options.suggest(''));
        });
      }
    });
    this.#input.addEventListener('blur', () => {
      this.#search(false);
      this.#unanswered = undefined;
      this.close();
    });
    this.#input.addEventListener('keydown', (event) => {
      // A key that belongs to an input method is not ours.
      if (options.enabled() && !event.isComposing && this.#onKey(event.key)) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
  }

  /** Whether somebody is still typing: what stands there may be half a name, and is not wrong yet. */
  get isSearching(): boolean {
    return this.#isSearching;
  }

  /** Says by roles what the field is, whenever that may have changed. */
  refresh(): void {
    if (this.#options.enabled()) {
      this.#input.setAttribute('role', 'combobox');
      this.#input.setAttribute('aria-autocomplete', 'list');
      this.#input.setAttribute('aria-expanded', String(this.#list !== undefined));
    } else {
      this.close();
      for (const name of ['role', 'aria-autocomplete', 'aria-expanded']) {
        this.#input.removeAttribute(name);
      }
    }
  }

  /** To be called when there is more to suggest: a user who asked too early, and is still in the field, sees it. */
  suggestAgain(): void {
    if (this.#options.enabled()) this.#unanswered?.();
  }

  /** @param more how many there are beside these, which the list only counts */
  open(suggestions: readonly Line[], more = 0): void {
    this.#remove();
    if (suggestions.length === 0) return;
    const { anchor = this.#input, name } = this.#options;
    this.#suggestions = suggestions.slice(0, MAX_DRAWN);
    const rest = suggestions.length - this.#suggestions.length + more;
    this.#list = new SuggestionList(anchor, name, this.#suggestions, rest, (index) => {
      this.#pick(index);
    });
    this.#input.setAttribute('aria-controls', this.#list.element.id);
    this.#input.setAttribute('aria-expanded', 'true');
    this.#mark(this.#options.anyText === true ? -1 : offered(this.#input.value, suggestions));
  }

  close(): void {
    if (this.#list === undefined) return;
    this.#remove();
    this.#options.closed?.();
  }

  #remove(): void {
    if (this.#list === undefined) return;
    this.#list.remove();
    this.#list = undefined;
    this.#marked = -1;
    this.#input.removeAttribute('aria-controls');
    this.#input.removeAttribute('aria-activedescendant');
    this.#input.setAttribute('aria-expanded', 'false');
  }

  /** @returns whether the key was meant for the list */
  #onKey(key: string): boolean {
    if (this.#list === undefined) {
      if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
      this.#ask(() => {
        this.open(this.#options.suggest(this.#options.anyText === true ? '' : this.#input.value));
        if (this.#isOpen()) this.#mark(key === 'ArrowDown' ? 0 : this.#suggestions.length - 1);
      });
      return this.#isOpen();
    }
    switch (key) {
      case 'ArrowDown':
        this.#mark(Math.min(this.#marked + 1, this.#suggestions.length - 1));
        return true;
      case 'ArrowUp':
        // From the field itself to the last one; from the first one back to the field.
        this.#mark(this.#marked < 0 ? this.#suggestions.length - 1 : this.#marked - 1);
        return true;
      case 'Enter':
        if (this.#marked < 0) this.close();
        else this.#pick(this.#marked);
        return true;
      case 'Tab':
        if (this.#marked >= 0) this.#pick(this.#marked);
        // On to the next field, as ever.
        return false;
      case 'Escape':
        this.close();
        return true;
      default:
        return false;
    }
  }

  #ask(open: () => void): void {
    open();
    this.#unanswered = this.#isOpen() ? undefined : open;
  }

  #isOpen(): boolean {
    return this.#list !== undefined;
  }

  #mark(index: number): void {
    this.#marked = index;
    const id = this.#list?.mark(index) ?? '';
    if (id === '') this.#input.removeAttribute('aria-activedescendant');
    else this.#input.setAttribute('aria-activedescendant', id);
  }

  #search(isSearching: boolean): void {
    this.#isSearching = isSearching;
    (this.#options.anchor ?? this.#input).classList.toggle('onenet-nbiot-searching', isSearching);
  }

  #pick(index: number): void {
    const suggestion = this.#suggestions[index];
    this.#search(false);
    this.close();
    if (suggestion !== undefined) this.#options.pick(suggestion);
  }
}

/**
 * Which line a key that confirms would take. None while the text is a number or nothing: a number is never put in the
 * place of another. Anything else could not stay as it is, so the best fit is offered.
 */
export function offered(text: string, suggestions: readonly Suggestion[]): number {
  return suggestions.length === 0 || /^\s*\d*\s*$/.test(text) ? -1 : 0;
}

/** The list below a field while it is open: drawn, placed, and one of its lines marked. */
class SuggestionList {
  readonly element: HTMLElement;
  readonly #options: readonly HTMLElement[];
  readonly #place: () => void;

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
    counter += 1;
    const id = `onenet-nbiot-suggestions-${counter}`;
    const list = make('div', {
      class: 'onenet-nbiot-suggestions',
      id,
      role: 'listbox',
      'aria-label': name,
    });
    this.element = list;
    this.#options = suggestions.map((suggestion, index) => {
      const { group } = suggestion;
      if (group !== undefined && group !== suggestions[index - 1]?.group) list.append(note(group));
      const option = drawOption(suggestion, `${id}-${index}`);
      option.addEventListener('click', () => {
        pick(index);
      });
      list.append(option);
      return option;
    });
    if (rest > 0) list.append(note(sharedText('suggestions.more', { count: rest })));
    // The field keeps the focus.
    list.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    // Inside the dialog, so that it goes when the dialog goes.
    (anchor.closest('.red-ui-tray') ?? document.body).append(list);
    // Above Node-RED's tooltips, such as that of the field while it is wrong. Older browsers draw them over the list.
    if ('showPopover' in list) {
      list.popover = 'manual';
      list.showPopover();
    }
    this.#place = () => {
      place(list, anchor);
    };
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

/** A line that cannot be picked. */
function note(text: string): HTMLElement {
  return make('div', { class: 'onenet-nbiot-suggestions-group', role: 'presentation' }, text);
}

function drawOption({ label, details = '', doubt }: Suggestion, id: string): HTMLElement {
  const aside = make('span', { class: 'onenet-nbiot-suggestion-details' }, details);
  if (doubt !== undefined) aside.append(details === '' ? '' : ' ', icon('lock'), ` ${doubt}`);
  return make(
    'div',
    { class: 'onenet-nbiot-suggestion', id, role: 'option', 'aria-selected': 'false' },
    make('span', { class: 'onenet-nbiot-suggestion-label' }, label),
    ' ',
    aside,
  );
}

/** Below the field, or above where there is more room. */
function place(list: HTMLElement, anchor: HTMLElement): void {
  const { left, top, bottom, width } = anchor.getBoundingClientRect();
  const roomBelow = window.innerHeight - bottom - MARGIN;
  const roomAbove = top - MARGIN;
  const above = roomBelow < MIN_HEIGHT && roomAbove > roomBelow;
  const wanted = Math.max(width, MIN_WIDTH);
  Object.assign(list.style, {
    left: `${Math.max(MARGIN, Math.min(left, window.innerWidth - wanted - MARGIN))}px`,
    width: `${Math.min(wanted, window.innerWidth - 2 * MARGIN)}px`,
    maxHeight: `${Math.min(MAX_HEIGHT, above ? roomAbove : roomBelow)}px`,
    top: above ? 'auto' : `${bottom + 2}px`,
    bottom: above ? `${window.innerHeight - top + 2}px` : 'auto',
  });
}

/** Pixels. */
const MARGIN = 8;
const MIN_WIDTH = 280;
const MIN_HEIGHT = 160;
const MAX_HEIGHT = 264;
