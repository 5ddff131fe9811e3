/**
 * The input node in the editor: its properties and label, and the dialog that helps with the address to enter and the secrets,
 * and says what is let through.
 */

import {
  DEFAULT_PUSH_PATH,
  faultSentence,
  isReference,
  languageOf,
  PUSH_KINDS,
  readPushKey,
  readPushPath,
  splitList,
  type PushKind,
  type Result,
} from '../../lib/contract';
import { openFold, prepareForm } from '../shared/editor/dialog';
import { fillDialog, readMenus, type StoredProperties } from '../shared/editor/dialog-values';
import type { Validator } from '../shared/editor/editor-api';
import { setText } from '../shared/editor/elements';
import { definitionsOf, problemsIn } from '../shared/editor/field-definitions';
import { setHintLine, showProblem } from '../shared/editor/field-hints';
import { prepareImeiList } from '../shared/editor/imei-field';
import { inOneLine, labelStyle, refineInPalette } from '../shared/editor/labels';
import {
  chosenPlatform,
  isSimulatorPlatform,
  prepareSimulatorHint,
  STORED,
} from '../shared/editor/platform-field';
import { PreviewPanel } from '../shared/editor/preview-panel';
import { textsOf } from '../shared/editor/texts';
import { fieldText, isTicked } from '../shared/editor/typed-fields';
import { asText, currentValue, verdict } from '../shared/editor/validators';
import { createToken, isPrivate, pollingFlow, pushAddress } from './editor/address';
import { IN_FIELDS } from './fields';

const TYPE = 'onenet-nbiot-in';

const text = textsOf(TYPE);

type InProperties = StoredProperties<typeof IN_FIELDS>;

const pathValidator: Validator = (value, options) => {
  const isFit = isReference(value) || readPushPath(value).ok;
  return verdict(isFit ? undefined : text('error.path'), options);
};

/** Node-RED tells the editor of a secret only whether it is stored, and only from when the dialog was opened. */
interface KnownSecrets {
  readonly credentials?: { readonly has_token?: boolean };
}

/** A check without the token by which it is made: the node would not listen. */
const verifyValidator: Validator = function (value, options) {
  const typed = currentValue(this, 'token');
  const { credentials } = this as KnownSecrets;
  const isMissing = typed === undefined ? credentials?.has_token === false : asText(typed) === '';
  return verdict(value === 'strict' && isMissing ? text('error.tokenMissing') : undefined, options);
};

RED.nodes.registerType<InProperties>('onenet-nbiot-in', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-in.svg',
  defaults: definitionsOf(IN_FIELDS, text, {
    validators: { path: pathValidator, verify: verifyValidator },
  }),
  credentials: {
    token: { type: 'password' },
    aesKey: { type: 'password' },
  },
  inputs: 0,
  outputs: 1,
  paletteLabel: inOneLine(text('paletteLabel')),
  outputLabels: () => text('outputLabel.pushed'),
  label() {
    if (this.name) return this.name;
    return text('defaultLabel', { path: this.path || DEFAULT_PUSH_PATH });
  },
  labelStyle,
  oneditprepare() {
    prepareDialog(this);
  },
});
refineInPalette(TYPE, text('paletteLabel'));

const FIELDS = [
  'platform',
  'path',
  'token',
  'aesKey',
  'verify',
  'kinds',
  'imeis',
  'paths',
  'repeats',
].map((name) => `#node-input-${name}`);

/** @param node as the flow has it */
function prepareDialog(node: object): void {
  fillDialog(IN_FIELDS, node);
  openFold(TYPE, IN_FIELDS, node);
  // From its field: a flow written by hand may have a list.
  fillKinds(fieldText('#node-input-kinds'));
  const refreshSimulator = prepareSimulatorHint('#onenet-nbiot-in-hint-platform');
  const panel = new PreviewPanel(TYPE, text);
  const update = (): void => {
    const address = pushAddress(location, RED.settings.httpNodeRoot, fieldText('#node-input-path'));
    $('#onenet-nbiot-in-address').val(address ?? text('address.none'));
    $('#onenet-nbiot-in-copy').prop('disabled', address === undefined);
    refreshSimulator();
    const platform = chosenPlatform();
    const isSimulated = isSimulatorPlatform(platform);
    setHintLine(
      '#onenet-nbiot-in-hint-address',
      text(isSimulated ? 'tip.simulated' : 'tip.address'),
    );
    const isLocal = !isSimulated && isPrivate(location);
    setHintLine('#onenet-nbiot-in-hint-local', isLocal ? text('tip.local') : '', true);
    $('#onenet-nbiot-in-recipe').toggle(!isSimulated);
    $('#onenet-nbiot-in-recipe-flow').val(
      JSON.stringify(pollingFlow(platform, text('recipe.name'))),
    );
    const token = fieldText('#node-input-token');
    const verify = fieldText('#node-input-verify');
    const isOpen = token === '' || verify === 'off';
    setHintLine('#onenet-nbiot-in-hint-token', isOpen ? text('tip.open') : '', true);
    const problems = findProblems();
    for (const name of ['platform', 'path', 'token', 'aesKey', 'verify'])
      showProblem(name, problems.get(name));
    panel.showWords(
      inWords({
        address,
        isSimulated,
        repeats: isTicked('#node-input-repeats'),
        kinds: fieldText('#node-input-kinds'),
        imeis: fieldText('#node-input-imeis'),
        paths: fieldText('#node-input-paths'),
      }),
    );
    const [first] = problems;
    panel.showFault(
      first === undefined
        ? ''
        : text('preview.refused', { part: text(`label.${first[0]}`), problem: first[1] }),
    );
  };
  $(FIELDS.join()).on('change input', update);
  // A flow that is exported leaves its token behind; one that asks for the check by name refuses pushes then.
  $('#node-input-token').on('change input', () => {
    const hasToken = fieldText('#node-input-token') !== '';
    if (hasToken && fieldText('#node-input-verify') === '') {
      $('#node-input-verify').val('strict');
      update();
    }
    // The editor marks the field anew, which is wrong only as long as there is no token.
    $('#node-input-verify').trigger('change');
  });
  $('#onenet-nbiot-in-generate').on('click', () => {
    const token = createToken((bytes) => crypto.getRandomValues(bytes));
    // It has to be copied into the console, so it is to be seen.
    $('#node-input-token').attr('type', 'text').val(token).trigger('change').trigger('select');
    setText('#onenet-nbiot-in-hint-generated', text('tip.generated'));
  });
  $('#onenet-nbiot-in-copy').on('click', () => {
    copy('#onenet-nbiot-in-address', '#onenet-nbiot-in-hint-copied');
  });
  $('#onenet-nbiot-in-recipe-copy').on('click', () => {
    copy('#onenet-nbiot-in-recipe-flow', '#onenet-nbiot-in-hint-recipe');
  });
  $('.onenet-nbiot-in-kind').on('change', () => {
    $('#node-input-kinds').val(readKinds()).trigger('change');
  });
  const [imeis] = $<HTMLInputElement>('#node-input-imeis');
  if (imeis !== undefined) prepareImeiList(imeis, text('label.imeis'));
  prepareForm($('#dialog-form'), () => findProblems().keys());
  update();
}

function findProblems(): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  const check = (name: string, result: Result<unknown>): void => {
    if (result.ok) return;
    const language = languageOf(text('language'));
    problems.set(name, `${text(`label.${name}`)} ${faultSentence(result.fault, language)}`);
  };
  const path = fieldText('#node-input-path');
  const aesKey = fieldText('#node-input-aesKey');
  // What an environment variable holds is not known here.
  if (!isReference(path)) check('path', readPushPath(path));
  if (aesKey !== STORED && !isReference(aesKey)) check('aesKey', readPushKey(aesKey));
  if (fieldText('#node-input-verify') === 'strict' && fieldText('#node-input-token') === '') {
    problems.set('token', text('error.tokenMissing'));
  }
  for (const [name, problem] of problemsIn<string>(IN_FIELDS, readMenus(IN_FIELDS), text)) {
    problems.set(name, problem);
  }
  return problems;
}

/** No kind is all kinds. */
function fillKinds(stored: string): void {
  const kinds = splitList(stored);
  for (const kind of PUSH_KINDS) {
    $(`#onenet-nbiot-in-kind-${kind}`).prop('checked', kinds.length === 0 || kinds.includes(kind));
  }
}

function readKinds(): string {
  const kinds = PUSH_KINDS.filter((kind) => $(`#onenet-nbiot-in-kind-${kind}`).is(':checked'));
  return kinds.length === PUSH_KINDS.length ? '' : kinds.join(',');
}

/** Browsers have a clipboard only for pages that came over HTTPS or from this computer; elsewhere the text is selected. */
function copy(field: string, hint: string): void {
  $(field).trigger('select');
  const clipboard = (navigator as { readonly clipboard?: Clipboard }).clipboard;
  void clipboard?.writeText(fieldText(field)).then(
    () => {
      setText(hint, text('tip.copied'));
    },
    () => undefined,
  );
}

/** What stands in the dialog. */
export interface InValues {
  /** Where the platform pushes to; `undefined` where that is not known here. */
  readonly address: string | undefined;
  /** Whether the simulator does. */
  readonly isSimulated: boolean;
  /** Lists with commas; blank lets all through. */
  readonly kinds: string;
  readonly imeis: string;
  readonly paths: string;
  /** Whether repeats are let through. */
  readonly repeats: boolean;
}

export function inWords(values: InValues): string {
  const words = text('preview.words', {
    source: text(values.isSimulated ? 'preview.simulator' : 'preview.platform'),
    address: values.address ?? text('preview.noAddress'),
    what: whatWords(values),
    devices: deviceWords(values.imeis),
  });
  return values.repeats ? text('preview.repeats', { words }) : words;
}

/** Paths are a filter of data alone. */
function whatWords({ kinds, paths }: InValues): string {
  const chosen = splitList(kinds).filter((kind): kind is PushKind =>
    PUSH_KINDS.some((each) => each === kind),
  );
  const wanted = splitList(paths).join(text('preview.comma'));
  if (chosen.length === 0 && wanted === '') return text('preview.everything');
  return (chosen.length === 0 ? PUSH_KINDS : chosen)
    .map((kind) =>
      kind === 'data' && wanted !== ''
        ? text('preview.kind.paths', { paths: wanted })
        : text(`preview.kind.${kind}`),
    )
    .join(text('preview.comma'));
}

/** A long list is counted, since nobody would read it. */
function deviceWords(imeis: string): string {
  const devices = splitList(imeis);
  const [first] = devices;
  if (first === undefined) return text('preview.device.all');
  if (devices.length === 1) return text('preview.device.one', { id: first });
  return devices.length > MAX_NAMED
    ? text('preview.device.count', { count: devices.length })
    : text('preview.device.some', { ids: devices.join(text('preview.comma')) });
}

const MAX_NAMED = 3;
