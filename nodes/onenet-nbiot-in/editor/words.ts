/** What will be received, in words: for the preview of the dialog. */

import { PUSH_KINDS, splitList, type PushKind } from '../../../lib/contract';
import type { Text } from '../../shared/editor/texts';

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

/** @param text looks up a key of the node's catalogue */
export function inWords(values: InValues, text: Text): string {
  const words = text('preview.words', {
    source: text(values.isSimulated ? 'preview.simulator' : 'preview.platform'),
    address: values.address ?? text('preview.noAddress'),
    what: whatWords(values, text),
    devices: deviceWords(values.imeis, text),
  });
  return values.repeats ? text('preview.repeats', { words }) : words;
}

/** Paths are a filter of data alone. */
function whatWords({ kinds, paths }: InValues, text: Text): string {
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
function deviceWords(imeis: string, text: Text): string {
  const devices = splitList(imeis);
  const [first] = devices;
  if (first === undefined) return text('preview.device.all');
  if (devices.length === 1) return text('preview.device.one', { id: first });
  return devices.length > MOST_NAMED
    ? text('preview.device.count', { count: devices.length })
    : text('preview.device.some', { ids: devices.join(text('preview.comma')) });
}

const MOST_NAMED = 3;
