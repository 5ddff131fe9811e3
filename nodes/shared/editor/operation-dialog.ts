/**
 * The dialog of a node that takes messages, as far as it follows from the node's table of fields: which rows show, the
 * suggestions, what is wrong, and the preview. What is special to a node is in its own folder.
 */

import {
  faultSentence,
  isReference,
  isUsed,
  languageOf,
  type CombinationRule,
  type Fault,
  type FieldTable,
  type PreviewAnswer,
} from '../../../lib/contract';
import type { ObjectTable } from '../../../lib/lwm2m/objects';
import {
  fillDialog,
  namesOfTyped,
  readMenus,
  readValues,
  type DialogValues,
} from './dialog-values';
import { isNew, openFold, prepareForm, showRows, UntouchedFields } from './dialog';
import { fieldTypesOf, problemsIn } from './field-definitions';
import { setHintLine, showProblem } from './field-hints';
import {
  imeiDoubt,
  prepareImeiField,
  type DevicesPlace,
  type DeviceSuggestion,
} from './imei-field';
import { NO_OBJECTS } from './labels';
import { prepareSimulatorHint } from './platform-field';
import { PreviewPanel } from './preview-panel';
import type { TargetFields } from './target-fields';
import type { Text } from './texts';
import { onFieldChange, readField, typedFields, type FieldType } from './typed-fields';
import { chosen, combinationProblem, type CombinationProblem } from './validators';

export interface OperationDialogOptions<Table extends FieldTable> {
  /** Type of the node, by which the elements of its dialog are named. */
  readonly type: string;
  readonly table: Table;
  /** Looks up a key of the node's catalogue. */
  readonly text: Text;
  /** What of the table's fields does not go together. */
  readonly combination?: CombinationRule;
  /**
   * Of a node that is about a Resource: makes the fields that name it. The runtime then knows more of what cannot be sent.
   */
  readonly target?: (changed: () => void) => TargetFields;
  /** Sources of fields that the table does not describe. */
  readonly types?: Readonly<Record<string, readonly FieldType[]>>;
  /** Whether a field that is used shows. */
  readonly isShown?: (name: string, values: DialogValues<Table>) => boolean;
  /** Shows the hints below the fields. */
  readonly showHints?: (values: DialogValues<Table>, objects: ObjectTable) => void;
  /**
   * What a message will do.
   *
   * @param answer of the runtime to these values, once it is there
   */
  readonly preview: (
    values: DialogValues<Table>,
    objects: ObjectTable,
    answer?: RuntimeAnswer,
  ) => Preview;
  /** A part of the value in words, where a fault is about none of the fields. */
  readonly partOf?: (pointer: string, values: DialogValues<Table>) => string;
  /** Where the platform is to look for its devices. */
  readonly devicesPlace?: () => DevicesPlace;
  /** Called after a device has been picked. */
  readonly devicePicked?: (device: DeviceSuggestion) => void;
}

/** `none`: this user may not ask, or nobody answered. */
export type RuntimeAnswer = PreviewAnswer | { readonly kind: 'none' };

export interface Preview {
  /** Left out: those that stand there stay. */
  readonly words?: string;
  /** As the classic platform has them; a second one is what is sent otherwise. */
  readonly requests: readonly string[];
  /** Left out: the one that stands there stays. */
  readonly body?: string;
  readonly size?: { readonly bytes: number; readonly limit: number };
  readonly note?: string;
}

/** To be called when the dialog is made. @param node as the flow has it */
export function prepareOperationDialog<Table extends FieldTable>(
  node: object,
  options: OperationDialogOptions<Table>,
): void {
  const { type, table, text, combination } = options;
  const { types, devicesPlace, devicePicked } = options;
  const [form] = $('#dialog-form');
  fillDialog(table, node);
  typedFields({ ...fieldTypesOf(table, text), ...types }, text);
  // Before the dialog looks for what is wrong, which may be in the fold.
  openFold(type, table, node);
  const typed = namesOfTyped(table);
  const plain = Object.keys(table).filter((name) => !typed.some((each) => each === name));
  const checked = plain.filter((name) => {
    const field = table[name];
    return field?.rule !== undefined && !('bits' in field);
  });
  const hasStores = fillStoreMenu(node, text);
  const refreshImei = prepareImeiField(text('label.imei'), devicePicked, devicesPlace);
  const refreshSimulator = prepareSimulatorHint(`#${type}-hint-platform`);
  const untouched = new UntouchedFields(isNew(table, node) ? ['platform', ...typed] : [], () => {
    update();
  });
  const panel = new PreviewPanel(type, text);
  const target = options.target?.(() => {
    update();
  });

  /** What is wrong, but for what is still being typed or has not been touched. */
  const shownProblems = (
    problems: ReadonlyMap<string, string>,
    together: CombinationProblem | undefined,
  ): Map<string, string> => {
    const shown = new Map(target?.withoutUnfinished(problems) ?? problems);
    for (const name of problems.keys()) if (untouched.has(name)) shown.delete(name);
    if (together !== undefined) shown.set(together.name, together.sentence);
    return shown;
  };
  /** What does not go together, where the field that it is about keeps its own rule. */
  const combined = (
    problems: ReadonlyMap<string, string>,
    values: Readonly<Record<string, unknown>>,
  ) => {
    const found = combination && combinationProblem(table, values, text, combination);
    return found === undefined || problems.has(found.name) ? undefined : found;
  };
  /** A choice that is none is not what the preview has in its place. */
  const judged = () => ({ ...readValues(table), ...readMenus(table) });
  const wrong = () => {
    const values = judged();
    const problems = problemsIn(table, values, text);
    return shownProblems(problems, combined(problems, values)).keys();
  };

  /** What a variable holds only the running flow knows. */
  const preview = (values: DialogValues<Table>, objects: ObjectTable, answer?: RuntimeAnswer) => {
    const open = choiceOfVariable(table);
    if (open === undefined) return options.preview(values, objects, answer);
    const words = text('preview.variable', { part: text(`label.${open}`) });
    return { words, requests: [], body: '' };
  };
  const show = ({ words, requests, body, size, note = '' }: Preview): void => {
    if (words !== undefined) panel.showWords(words);
    panel.showRequests(requests);
    if (body !== undefined) panel.showBody(body, size?.bytes, size?.limit);
    panel.showNote(note);
  };

  const update = (): void => {
    // The names of objects may come when the dialog has been closed.
    if (form?.isConnected !== true) return;
    const values = readValues(table);
    const objects = target?.table ?? NO_OBJECTS;
    const all = problemsIn(table, judged(), text);
    const together = combined(all, judged());
    const problems = shownProblems(all, together);
    if (together !== undefined) untouched.touch(together.name);
    refreshImei();
    refreshSimulator();
    target?.refresh();
    showRows(type, table, values, (name) => {
      if (name === 'store' && !(hasStores && valueOf(values, 'waitForResult') !== false))
        return false;
      return options.isShown?.(name, values) ?? true;
    });
    showImeiHint();
    options.showHints?.(values, objects);
    for (const name of ['platform', ...typed, ...checked]) {
      showProblem(name, problems.get(name));
    }
    show(preview(values, objects));
    const [first] = problems;
    if (first === undefined) panel.showOwnFault('');
    else if (first[0] !== together?.name) panel.showOwnFault(ownFault(first));
    else panel.showOwnFault(faultText(together.fault, table, text, () => undefined));
    if (target === undefined) return;
    panel.ask(values, (answer) => {
      show(preview(values, objects, answer));
      if (first !== undefined) return;
      // Of what is still being typed, or is to be filled in, the runtime would complain as well.
      const fault = all.size === 0 && answer.kind === 'invalid' ? answer.fault : undefined;
      panel.showFault(
        fault === undefined
          ? ''
          : faultText(fault, table, text, (at) => options.partOf?.(at, values)),
      );
    });
  };

  const ownFault = ([name, problem]: readonly [string, string]): string =>
    text('preview.wrong', { part: text(`label.${name}`), problem });

  const showImeiHint = (): void => {
    const { value, type: source } = readField('imei');
    const doubt = source === 'str' ? imeiDoubt(value) : undefined;
    const sentence = doubt === undefined ? '' : text(`doubt.${doubt}`);
    setHintLine(`#${type}-hint-imei`, sentence, doubt !== undefined);
  };

  onFieldChange(typed, update);
  const boxes = plain.map((name) => `input[data-bit-of="${name}"]`);
  $([...plain.map((name) => `#node-input-${name}`), ...boxes].join()).on('change input', update);
  prepareForm($('#dialog-form'), wrong);
  update();
  target?.start();
}

/**
 * The sentence of a fault, with the field that is wrong by its label.
 *
 * @param text looks up a key of the node's catalogue
 * @param partOf what a pointer means that names no field of the table
 */
export function faultText(
  fault: Fault,
  table: FieldTable,
  text: Text,
  partOf: (pointer: string) => string | undefined,
): string {
  const [name = ''] = fault.pointer.split('/').slice(1);
  const quoted = (property: string): string => `“${text(`label.${property}`)}”`;
  const part = Object.hasOwn(table, name) ? quoted(name) : partOf(fault.pointer);
  const problem = faultSentence(fault, languageOf(text('language')), quoted);
  return text('preview.problem', { part: part ?? '', problem });
}

/**
 * Fills the menu of Node-RED's context stores.
 *
 * @param text looks up a key of the node's catalogue
 * @returns whether there is a choice
 */
function fillStoreMenu(node: object, text: Text): boolean {
  const { store = '' } = node as { readonly store?: string };
  const choices = storeChoices(RED.settings.context ?? {}, store, {
    usual: (name) => text('store.usual', { name }),
    gone: (name) => text('store.gone', { name }),
  });
  const menu = $('#node-input-store').empty();
  for (const { value, label } of choices) menu.append($('<option>').val(value).text(label));
  // A menu without entries would take the name away.
  if (choices.length === 0) menu.append($('<option>').val(store).text(store));
  menu.val(store);
  return choices.length > 0;
}

/** As the editor's settings have it; without several stores there is nothing to choose. */
interface Stores {
  readonly default?: string;
  readonly stores?: readonly string[];
}

interface StoreChoice {
  readonly value: string;
  readonly label: string;
}

/**
 * The entries of the menu; none where there is no choice. A stored name that Node-RED does not know stays an entry, so
 * that the dialog does not put another in its place.
 *
 * @param store the name that the node has, empty for the default
 */
export function storeChoices(
  { default: usual, stores = [] }: Stores,
  store: string,
  text: {
    readonly usual: (name: string) => string;
    readonly gone: (name: string) => string;
  },
): readonly StoreChoice[] {
  const isKnown = store === '' || stores.includes(store);
  if (stores.length < 2 && isKnown) return [];
  const named = [...stores]
    .filter((name) => name !== usual || name === store)
    .sort()
    .map((name) => ({ value: name, label: name }));
  return [
    { value: '', label: text.usual(usual ?? stores[0] ?? '') },
    ...named,
    ...(isKnown ? [] : [{ value: store, label: text.gone(store) }]),
  ];
}

/** The first choice of those used that names an environment variable. */
function choiceOfVariable(table: FieldTable): string | undefined {
  const menus = readMenus(table);
  const valueIn = (property: string): unknown => chosen(table, property, menus[property]);
  return Object.entries(table).find(
    ([name, field]) => isReference(menus[name]) && isUsed(field, valueIn),
  )?.[0];
}

function valueOf(values: object, name: string): unknown {
  return (values as Readonly<Record<string, unknown>>)[name];
}
