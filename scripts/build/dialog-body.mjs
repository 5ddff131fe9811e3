/** The body of a node's dialog: what its page says itself, with the rows that follow from its table of fields. */
import { Failure } from '../project/project.mjs';

/** @typedef {Record<string, any>} Texts a node's catalogue below its type, as a tree */

/**
 * A page asks for all rows and the preview with `<!-- dialog -->`; or for single rows with `<!-- rows: a b -->`, and for the
 * sentence of the preview without a request with `<!-- preview: words -->`. A field of the table needs an icon to have a
 * row; that it has a placeholder or a tip is seen from the catalogue.
 *
 * @param {string} page
 * @param {string} type of the node
 * @param {Record<string, any>} table
 * @param {Texts} texts
 * @returns {string} html
 */
export function dialogBody(page, type, table, texts) {
  const rowOf = (/** @type {string} */ name) => {
    const field = table[name];
    if (field?.icon === undefined) {
      throw new Failure(`Build: nodes/${type}: the field "${name}" has no icon, and so no row.`);
    }
    return row(name, field, type, texts);
  };
  const rows = (/** @type {string[]} */ names) => names.map(rowOf).join('\n');
  const all = () => {
    const shown = Object.keys(table).filter(
      (name) => name !== 'name' && table[name].icon !== undefined,
    );
    const folded = shown.filter((name) => table[name].isFolded === true);
    return [
      rows(shown.filter((name) => !folded.includes(name))),
      ...(folded.length === 0 ? [] : [fold(type, rows(folded))]),
      rows(['name']),
      preview(type),
    ].join('\n');
  };
  return page
    .replace('<!-- dialog -->', all)
    .replace('<!-- preview: words -->', () => preview(type, false))
    .replace(/<!-- rows: ([\w ]+) -->/g, (_all, names) => rows(names.split(' ')));
}

/** @param {string} name @param {any} field @param {string} type @param {Texts} texts */
function row(name, field, type, texts) {
  const id = `node-${type === 'onenet-nbiot-config' ? 'config-' : ''}input-${name}`;
  const hint = `${type}-hint-${name}`;
  const hasTip = typeof texts.tip?.[name] === 'string';
  const tip = hasTip ? `<span data-i18n="${type}.tip.${name}"></span>` : '';
  // What changes while somebody fills in the dialog is read out.
  const role = hasTip && field.bits === undefined ? '' : ' role="status"';
  const control = { id, name, field, type, texts, hint };
  const body = field.bits === undefined ? single(control) : boxes(control);
  const group = field.bits === undefined ? '' : groupOf(control);
  return `<div class="form-row" id="${type}-row-${name}"${group}>
${body}
<div class="onenet-nbiot-hint${hasTip ? ' onenet-nbiot-tip' : ''}" id="${hint}"${role}>${tip}</div>
</div>`;
}

/** @typedef {{ id: string, name: string, field: any, type: string, texts: Texts, hint: string }} Control */

/** @param {Control} control */
function single(control) {
  const { id, name, field, type, hint } = control;
  const text = `<span data-i18n="${type}.label.${name}"></span>`;
  if (typeof field.value === 'boolean') {
    return `<input type="checkbox" class="onenet-nbiot-box" id="${id}" aria-describedby="${hint}" />
<label for="${id}" class="onenet-nbiot-box-label">${text}</label>`;
  }
  const label = `<label for="${id}"><i class="fa fa-${field.icon}"></i> ${text}</label>`;
  if (field.button === undefined) return `${label}\n${input(control, '70%')}`;
  return `${label}
<div class="onenet-nbiot-beside">
${input(control, '100%')}
<button type="button" class="red-ui-button" id="${type}-${field.button}">
<i class="fa fa-search" aria-hidden="true"></i> <span data-i18n="${type}.${field.button}.button"></span>
</button>
</div>
<div class="onenet-nbiot-hint" id="${type}-hint-${field.button}" role="status"></div>`;
}

/** @param {Control} control @param {string} width */
function input({ id, name, field, type, texts, hint }, width) {
  if (field.rule?.kind === 'one-of' || field.isMenu === true) {
    const values = field.isMenu === true ? [] : field.rule.values;
    const options = values.map(
      (/** @type {string} */ value) =>
        `<option value="${value}" data-i18n="${type}.${name}.${value || 'blank'}"></option>`,
    );
    return `<select id="${id}" style="width: ${width}" aria-describedby="${hint}">${options.join('')}</select>`;
  }
  const placeholder =
    texts.placeholder?.[name] === undefined
      ? ''
      : ` data-i18n="[placeholder]${type}.placeholder.${name}"`;
  // The editor puts a menu in the place of the field of a config node, which is as wide as it wants.
  const isNumber = field.types === undefined && typeof field.value === 'number';
  const style =
    field.configType === undefined ? ` style="width: ${isNumber ? '100px' : width}"` : '';
  const keys = isNumber ? ' inputmode="numeric"' : '';
  // The controls that a typed input shows in its place are given the same.
  const described = field.types === undefined ? ` aria-describedby="${hint}"` : '';
  const text = `<input type="text" id="${id}"${style}${keys}${placeholder}${described} />`;
  return field.types === undefined ? text : `${text}\n<input type="hidden" id="${id}Type" />`;
}

/** @param {Control} control */
function groupOf({ name, type, hint }) {
  return ` role="group" aria-labelledby="${type}-label-${name}" aria-describedby="${hint}"`;
}

/** A box for each bit of a number. @param {Control} control */
function boxes({ name, field, type }) {
  const each = Object.entries(field.bits).map(
    ([word, bit]) => `<label for="${type}-${name}-${bit}"
><input type="checkbox" id="${type}-${name}-${bit}" data-bit-of="${name}" value="${bit}" /> <span data-i18n="${type}.${name}.${word}"></span></label>`,
  );
  return `<span class="onenet-nbiot-label" id="${type}-label-${name}"
><i class="fa fa-${field.icon}"></i> <span data-i18n="${type}.label.${name}"></span></span>
<span class="onenet-nbiot-boxes">
${each.join('\n')}
</span>`;
}

/** @param {string} type @param {string} rows */
const fold = (type, rows) => `<details class="onenet-nbiot-fold" id="${type}-options">
<summary><span data-i18n="${type}.label.options"></span></summary>
${rows}
</details>`;

/** @param {string} type @param {boolean} hasRequest */
const preview = (
  type,
  hasRequest = true,
) => `<section class="onenet-nbiot-preview" data-i18n="[aria-label]${type}.preview.${hasRequest ? 'title' : 'heading'}">
<div id="${type}-preview-words" aria-live="polite"></div>
<div class="onenet-nbiot-hint" id="${type}-preview-problem" role="status">
<i class="fa fa-warning" aria-hidden="true"></i> <span id="${type}-preview-problem-text"></span>
</div>${hasRequest ? request(type) : ''}
</section>`;

/** @param {string} type */
const request = (type) => `
<details class="onenet-nbiot-preview-request">
<summary><span data-i18n="${type}.preview.request"></span></summary>
<code class="onenet-nbiot-preview-wire"
><span id="${type}-preview-target"></span>
<span id="${type}-preview-body"></span>
<span id="${type}-preview-fallback"></span
></code>
<div class="onenet-nbiot-hint" id="${type}-preview-size"></div>
<div class="onenet-nbiot-hint" id="${type}-preview-note"></div>
</details>`;
