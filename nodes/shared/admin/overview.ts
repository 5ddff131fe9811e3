/**
 * What the platforms of the running flows do, for the sidebar of the editor: counts, and one page of the commands that are
 * under way or waiting, kept by a platform, or ended lately. It is put together when somebody asks, who can also cancel a
 * command that it shows.
 */

import {
  OVERVIEW_LISTS,
  OVERVIEW_PAGE,
  printable,
  type CancelAnswer,
  type CommandOverview,
  type Language,
  type OverviewAnswer,
  type OverviewList,
  type PlatformOverview,
} from '../../../lib/contract';
import { cachedCancel, failureSentence, type CachedCommandTarget } from '../../../lib/onenet';
import { shownId } from '../message/message-output';
import type { NodeAPI } from '../node-red';
import type { Platform, Platforms, PlatformTask } from '../platform/platform';
import { trackersOf } from '../tracking/message-tracker';
import { callFromDialog } from './dialog-call';

/** @param query the query string, as {@link OverviewQuestion} says; what cannot be read counts as missing */
export function answerOverview(
  RED: NodeAPI,
  platforms: Platforms,
  query: URLSearchParams,
): OverviewAnswer {
  const list = OVERVIEW_LISTS.find((each) => each === query.get('list')) ?? 'open';
  const language = query.get('language') === 'zh-CN' ? 'zh-CN' : 'en-US';
  const [node, device] = [query.get('node') ?? '', (query.get('device') ?? '').trim()];
  const wanted = query.get('platform') ?? '';
  const first = Math.max(0, Math.floor(Number(query.get('offset') ?? 0)) || 0);
  const commands: CommandOverview[] = [];
  const nodes = new Set<string>();
  let total = 0;
  for (const [id, platform] of platforms) {
    if (wanted !== '' && wanted !== id) continue;
    for (const line of LINES[list](RED, id, platform, language)) {
      nodes.add(line.node);
      if (node !== '' && line.node !== node) continue;
      if (!line.device.includes(device)) continue;
      if (total >= first && commands.length < OVERVIEW_PAGE) commands.push(line.show());
      total += 1;
    }
  }
  return {
    platforms: Array.from(platforms, ([id, platform]) => overviewOf(id, platform)),
    commands,
    total,
    nodes: [...nodes],
  };
}

function overviewOf(id: string, platform: Platform): PlatformOverview {
  const counts = platform.counts();
  const kept = trackersOf(id).reduce((sum, { size }) => sum + size, 0);
  return { id, counts, isUnreachable: counts.isUnreachable, kept };
}

/** What the filters look at; the rest is put together for the page that is shown only. */
interface Line {
  readonly node: string;
  readonly device: string;
  readonly show: () => CommandOverview;
}

type Lines = (RED: NodeAPI, id: string, platform: Platform, language: Language) => Iterable<Line>;

const LINES: Readonly<Record<OverviewList, Lines>> = {
  open: openLines,
  kept: keptLines,
  ended: endedLines,
};

/** First what is under way. */
function* openLines(RED: NodeAPI, id: string, platform: Platform): Generator<Line> {
  const nameOf = shownIds(RED);
  for (const isRunning of [true, false]) {
    for (const open of platform.open()) {
      if (open.isRunning !== isRunning) continue;
      const { task, source, ageMs, attempts } = open;
      const node = nameOf(source);
      const device = deviceOf(task);
      const show = (): CommandOverview => ({
        platform: id,
        node,
        device,
        what: whatOf(task),
        ageMs: Math.round(ageMs),
        attempts,
        ...(isRunning
          ? { phase: 'running' as const }
          : { phase: 'waiting' as const, cancel: waitingHandle(task) }),
      });
      yield { node, device, show };
    }
  }
}

function* keptLines(_RED: NodeAPI, id: string): Generator<Line> {
  for (const tracker of trackersOf(id)) {
    for (const { imei, uuid, came, attempts, request } of tracker.list()) {
      const shown = { node: shownId(tracker.node), device: printable(imei, 64) };
      const show = (): CommandOverview => ({
        ...shown,
        platform: id,
        attempts,
        phase: 'kept',
        what: request.path ?? request.operation ?? '',
        ageMs: Math.max(0, Date.now() - came),
        cancel: keptHandle({ imei, uuid }),
      });
      yield { ...shown, show };
    }
  }
}

function* endedLines(
  _RED: NodeAPI,
  id: string,
  { recent }: Platform,
  language: Language,
): Generator<Line> {
  for (const { at, cause, reason, uuid, state, ...ended } of recent) {
    const show = (): CommandOverview => ({
      ...ended,
      platform: id,
      phase: state,
      ageMs: Math.max(0, Date.now() - at),
      ...(reason === null ? {} : { reason }),
      ...(cause === undefined ? {} : { cause: cause[language] }),
      // The message has left, and the platform still keeps the command.
      ...(state === 'queued' && uuid !== undefined
        ? { cancel: keptHandle({ imei: ended.device, uuid }) }
        : {}),
    });
    yield { node: ended.node, device: ended.device, show };
  }
}

/** Looked up once for all commands of a node. */
function shownIds(RED: NodeAPI): (id: string) => string {
  const known = new Map<string, string>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const node = RED.nodes.getNode(id) ?? undefined;
    const shown = node === undefined ? id : shownId(node);
    known.set(id, shown);
    return shown;
  };
}

function deviceOf({ operation, command, context }: PlatformTask): string {
  const { imei } = operation.describe(command, context);
  return typeof imei === 'string' ? imei : '';
}

function whatOf({ operation, command, context }: PlatformTask): string {
  const { path, operation: name } = operation.describe(command, context);
  return path ?? name ?? '';
}

/** Names of waiting commands; made for those only that somebody has seen. */
const HANDLES = new WeakMap<PlatformTask, string>();
let latest = 0;

/** Names a command that waits, as long as it does. */
function waitingHandle(task: PlatformTask): string {
  const known = HANDLES.get(task);
  if (known !== undefined) return known;
  latest += 1;
  const made = `waiting ${latest}`;
  HANDLES.set(task, made);
  return made;
}

/** Names a command that the platform keeps. */
function keptHandle({ imei, uuid }: CachedCommandTarget): string {
  return `kept ${JSON.stringify([imei, uuid])}`;
}

/**
 * Cancels a command that a line shows: one that waits here, or one that the platform keeps.
 *
 * @param question fields of {@link CancelQuestion}, of which none can be relied on
 */
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
  const { outcome } = await callFromDialog(platform, {
    operation: cachedCancel,
    command: parsed.value,
    // As the command node does: never behind a write that waits for the device itself.
    subject: `command ${parsed.value.uuid}`,
    signal,
  });
  for (const tracker of trackersOf(id)) tracker.pollSoon(parsed.value);
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
