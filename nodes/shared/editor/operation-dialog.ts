/** The dialog of a node that asks something of a device: suggestions, hints, what is wrong, and the preview. */

import { faultSentence, languageOf, type FieldTable } from '../../../lib/contract';
import type { ObjectTable, ResourceDefinition } from '../../../lib/lwm2m/objects';
import type { DeliverySection } from './delivery-section';
import { prepareForm } from './dialog';
import { namesOfTyped, problemsIn } from './field-definitions';
import { showProblem } from './field-hints';
import { PreviewPanel } from './preview-panel';
import type { ResourceUse } from './resource-suggestions';
import { misuseOf } from './resource-suggestions';
import { TargetFields } from './target-fields';
import { showTargetHints, type TargetValues } from './target-hints';
import { isUnfinished } from './target-words';
import type { Text } from './texts';
import { onFieldChange } from './typed-fields';
import { literal } from './typed-value';

export interface OperationDialogOptions<Values extends TargetValues> {
  /** Type of the node, by which the elements of its dialog are named. */
  readonly type: string;
  readonly table: FieldTable;
  /** Looks up a key of the node's catalogue. */
  readonly text: Text;
  /** What the node does with a Resource. */
  readonly use: ResourceUse;
  /** Where there is a choice of it. */
  readonly delivery?: DeliverySection;
  /** Plain fields beside those of the delivery. */
  readonly plain: readonly string[];
  /** What stands in the dialog. */
  readonly read: () => Values;
  /** Shows what matters with what is chosen. */
  readonly show?: (values: Values) => void;
  /** What a message will do. */
  readonly words: (values: Values, objects: ObjectTable) => string;
  /** As the classic platform has them; a second one is what is sent otherwise. */
  readonly requests: (values: Values) => readonly string[];
  readonly body: (values: Values) => string;
}

/** Called once the typed inputs are there. */
export function prepareOperationDialog<Values extends TargetValues>(
  options: OperationDialogOptions<Values>,
): void {
  const { type, table, text, use, delivery, read } = options;
  const typed = namesOfTyped(table);
  const problemsOf = (values: Values) =>
    problemsIn(table, Object.fromEntries(Object.entries(values)), text);
  const panel = new PreviewPanel(type, text);

  const update = (): void => {
    const values = read();
    const own = problemsOf(values);
    const problems = target.withoutUnfinished(own);
    target.refresh();
    for (const name of typed) showProblem(name, problems.get(name));
    showTargetHints(values, target.table, {
      ...{ type, text },
      hintOf: (resource) => hintOf(resource, use),
      tipOf: (resId) => (literal(resId) === '' ? text('tip.resIdBlank') : ''),
    });
    options.show?.(values);
    panel.showWords(
      isUnfinished(values.objId) ? text('preview.unfinished') : options.words(values, target.table),
    );
    panel.showRequests(options.requests(values));
    panel.showBody(options.body(values));
    const [first] = problems;
    panel.showOwnFault(first);
    panel.ask(values, (answer) => {
      if (answer?.kind === 'valid' && answer.body !== '') panel.showBody(answer.body);
      if (first !== undefined) return;
      // Of what is still being typed the runtime would complain as well.
      const fault = own.size === 0 && answer?.kind === 'invalid' ? answer.fault : undefined;
      if (fault === undefined) {
        panel.showFault('');
        return;
      }
      const part = `“${text(`label.${fault.pointer.split('/')[1] ?? ''}`)}”`;
      const problem = faultSentence(fault, languageOf(text('language')));
      panel.showFault(text('preview.problem', { part, problem }));
    });
  };
  const target = new TargetFields({ type, text, use, changed: update });
  onFieldChange(typed, update);
  delivery?.onChange(update);
  $(options.plain.map((name) => `#node-input-${name}`).join(', ')).on('change', update);
  prepareForm($('#dialog-form'), () => problemsOf(read()).keys());
  update();
  target.start();
}

function hintOf(
  resource: ResourceDefinition,
  use: ResourceUse,
): readonly [key: string, isDoubt: boolean] {
  const misuse = misuseOf(resource, use);
  return [misuse ?? 'known', misuse !== undefined];
}
