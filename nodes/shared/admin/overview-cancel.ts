/** Cancels a command that a line of the overview shows: one that waits here, or one that the platform keeps. */

import type { CancelAnswer, Language } from '../../../lib/contract';
import type { Past } from '../../../lib/dispatch';
import {
  cachedCancel,
  failureSentence,
  type CachedCommandTarget,
  type Outcome,
  type SendContext,
} from '../../../lib/onenet';
import type { Platform, Platforms, PlatformTask } from '../platform/platform';
import { trackersOf } from '../tracking/message-tracker';

/** How long a person may have to wait, other commands before the call included. */
const PATIENCE_MS = 15_000;

/** Names of waiting commands; made for those only that somebody has seen. */
const HANDLES = new WeakMap<PlatformTask, string>();
let latest = 0;

/** Names a command that waits, as long as it does. */
export function waitingHandle(task: PlatformTask): string {
  const known = HANDLES.get(task);
  if (known !== undefined) return known;
  latest += 1;
  const made = `waiting ${latest}`;
  HANDLES.set(task, made);
  return made;
}

/** Names a command that the platform keeps. */
export function keptHandle({ imei, uuid }: CachedCommandTarget): string {
  return `kept ${JSON.stringify([imei, uuid])}`;
}

/** @param question fields of {@link CancelQuestion}, of which none can be relied on */
export async function answerCancel(
  platforms: Platforms,
  question: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<CancelAnswer> {
  const { platform: id, cancel: handle, language } = question;
  const platform = typeof id === 'string' ? platforms.get(id) : undefined;
  if (platform === undefined || typeof id !== 'string' || typeof handle !== 'string') {
    return { kind: 'gone' };
  }
  const kept = readKept(handle);
  if (kept === undefined) return { kind: cancelWaiting(platform, handle) ? 'cancelled' : 'gone' };
  const parsed = cachedCancel.parse(kept, platform.now());
  if (!parsed.ok) return { kind: 'gone' };
  const outcome = await cancelKept(platform, parsed.value, signal);
  for (const { tracker } of trackersOf(id)) tracker.pollSoon(parsed.value);
  if (outcome.kind === 'accepted') return { kind: 'cancelled' };
  const inLanguage: Language = language === 'zh-CN' ? 'zh-CN' : 'en-US';
  return { kind: 'refused', cause: failureSentence(outcome, inLanguage) };
}

function readKept(handle: string): { imei: unknown; uuid: unknown } | undefined {
  if (!handle.startsWith('kept ')) return undefined;
  try {
    const [imei, uuid] = JSON.parse(handle.slice('kept '.length)) as unknown[];
    return { imei, uuid };
  } catch {
    return { imei: '', uuid: '' };
  }
}

function cancelWaiting(platform: Platform, handle: string): boolean {
  for (const { task } of platform.open()) {
    if (HANDLES.get(task) === handle) return platform.cancel(task);
  }
  return false;
}

async function cancelKept(
  platform: Platform,
  command: CachedCommandTarget,
  signal: AbortSignal,
): Promise<Outcome> {
  const source = platform.source(() => undefined, { failsFast: true });
  const giveUp = (): void => {
    source.close();
  };
  const patience = setTimeout(giveUp, PATIENCE_MS);
  signal.addEventListener('abort', giveUp);
  const outcome = await new Promise<Outcome>((settle) => {
    source.submit(new CancelCall(command, settle));
  });
  clearTimeout(patience);
  source.close();
  return outcome;
}

class CancelCall implements PlatformTask {
  readonly operation = cachedCancel;
  readonly device: string;
  readonly replaces = undefined;
  context: SendContext | undefined = undefined;

  constructor(
    readonly command: CachedCommandTarget,
    readonly onSettled: (outcome: Outcome, past: Past) => void,
  ) {
    // As the command node does: never behind a write that waits for the device itself.
    this.device = `command ${command.uuid}`;
  }
}
