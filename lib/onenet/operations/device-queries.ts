/**
 * What the platform knows of devices, asking none of them: one device's state and details, and lists of devices.
 *
 * Source: OneNET documentation, "query device by IMEI" (`GET /devices/getbyimei`), "device details" (`GET /devices/{id}`),
 * "search devices" (`GET /devices`).
 */

import {
  DEVICES_PAGE_RANGE,
  DEVICES_PER_PAGE_RANGE,
  invalid,
  isBlank,
  ok,
  parseIdentity,
  parseWords,
  QUERY_DEFAULTS,
  readNumber,
  type Result,
} from '../../contract';
import { devicesIn, readDevice } from '../device-record';
import { fieldsOf, present, readCount } from '../json';
import type { PlatformReply } from '../transport';
import {
  checkOf,
  decodeAnswer,
  encodeIdentity,
  RECORD_DEADLINE_MS,
  validate,
  type Operation,
  type Schema,
} from './operation';

/** Where a generation of OneNET finds devices by more than the IMEI; blank everywhere else. */
export interface ProductInput {
  readonly productId?: unknown;
  readonly projectId?: unknown;
}

export interface Product {
  readonly productId?: string;
  readonly projectId?: string;
}

/** Which device, as it comes from outside. */
export interface DeviceInput extends ProductInput {
  /** Device identity; a number is made a string. */
  readonly imei: unknown;
}

export interface DeviceCommand extends Product {
  readonly imei: string;
}

/** Whether a device is online, and by which id the platform knows it. */
export const deviceState: Operation<DeviceInput, DeviceCommand> = {
  name: 'device-state',

  parse: parseDevice,

  encode: ({ imei, ...product }) => ({
    method: 'GET',
    target: `/devices/getbyimei?imei=${encodeIdentity(imei)}${productQuery(product)}`,
    deadline: RECORD_DEADLINE_MS,
  }),

  /** The payload is a `DeviceRecord`. */
  decode: (reply, command) =>
    decodeAnswer(reply, (accepted) =>
      readDevice(accepted, accepted.data, { imei: command?.imei, withMore: false }),
    ),

  describe: ({ imei }) => ({ imei, operation: 'state' }),
};

/** Which device, by the platform's own id. */
export interface DeviceIdInput extends DeviceInput {
  /** The platform's own id; the IMEI where a platform has none (`hasDeviceIds`). */
  readonly deviceId: unknown;
}

export interface DeviceIdCommand extends DeviceCommand {
  readonly deviceId: string;
}

/** All that the platform has noted about a device. */
export const deviceDetails: Operation<DeviceIdInput, DeviceIdCommand> = {
  name: 'device-details',

  parse: parseDeviceId,

  encode: ({ deviceId, productId, projectId }) => ({
    method: 'GET',
    target: `/devices/${encodeURIComponent(deviceId)}${productQuery({ productId, projectId }).replace('&', '?')}`,
    deadline: RECORD_DEADLINE_MS,
  }),

  /** The payload is a `DeviceRecord`, and under `more` everything else. */
  decode: (reply, command) =>
    decodeAnswer(reply, (accepted) =>
      readDevice(accepted, accepted.data, { imei: command?.imei, withMore: true }),
    ),

  describe: ({ imei }) => ({ imei, operation: 'details' }),
};

/** Which devices, as it comes from outside. */
export interface DeviceListInput extends ProductInput {
  /** The beginning of an id or a title; blank for all devices. */
  readonly search?: unknown;
  /** `true` or `false`; blank for both. */
  readonly online?: unknown;
  readonly tag?: unknown;
  /** From 1 on; 1 if blank. */
  readonly page?: unknown;
  /** 1 to 100; 30 if blank. */
  readonly perPage?: unknown;
}

export interface DeviceListCommand extends Product {
  readonly search?: string;
  readonly online?: boolean;
  readonly tag?: string;
  readonly page: number;
  readonly perPage: number;
}

/** One page of the devices of a product. */
export const deviceList: Operation<DeviceListInput, DeviceListCommand> = {
  name: 'device-list',

  parse(input) {
    const pages = validate(isPages, {
      page: readNumber(input.page) ?? 1,
      perPage: readNumber(input.perPage) ?? QUERY_DEFAULTS.perPage,
    });
    if (!pages.ok) return pages;
    const search = readWords('/search', input.search);
    if (!search.ok) return search;
    const tag = readWords('/tag', input.tag);
    if (!tag.ok) return tag;
    const online = readBoolean('/online', input.online);
    if (!online.ok) return online;
    const product = readProduct(input);
    if (!product.ok) return product;
    return ok({
      ...pages.value,
      ...present({ search: search.value, tag: tag.value, online: online.value }),
      ...product.value,
    });
  },

  encode: ({ search, online, tag, page, perPage, productId, projectId }) => ({
    method: 'GET',
    target:
      `/devices?page=${page}&per_page=${perPage}` +
      (search === undefined ? '' : `&key_words=${encodeURIComponent(search)}`) +
      (online === undefined ? '' : `&online=${String(online)}`) +
      (tag === undefined ? '' : `&tag=${encodeURIComponent(tag)}`) +
      productQuery({ productId, projectId }),
    deadline: RECORD_DEADLINE_MS,
  }),

  /** The payload is a list of `DeviceRecord`. */
  decode: (reply) =>
    decodeAnswer(reply, (accepted) =>
      devicesIn(accepted.data).map((device) => readDevice(accepted, device, { withMore: false })),
    ),

  describe: ({ search, page, perPage }) => ({
    operation: 'list',
    ...present({ search }),
    page,
    limit: perPage,
  }),
};

/** How many devices a list has in all, by one of its answers; `undefined` where the platform does not say. */
export function deviceCount(reply: PlatformReply): number | undefined {
  const { total_count: total, total: newer, count } = fieldsOf(reply.data);
  return readCount(total ?? newer ?? count);
}

/** The page after this one; `undefined` after the last. */
export function nextDevicePage(
  command: DeviceListCommand,
  reply: PlatformReply,
): DeviceListCommand | undefined {
  const { page, perPage } = command;
  const total = deviceCount(reply);
  const isLast =
    total === undefined ? devicesIn(reply.data).length < perPage : page * perPage >= total;
  return isLast || page >= DEVICES_PAGE_RANGE.max ? undefined : { ...command, page: page + 1 };
}

function parseDevice(input: DeviceInput): Result<DeviceCommand> {
  const imei = parseIdentity('/imei', input.imei);
  if (!imei.ok) return imei;
  const product = readProduct(input);
  return product.ok ? ok({ imei: imei.value, ...product.value }) : product;
}

export function parseDeviceId(input: DeviceIdInput): Result<DeviceIdCommand> {
  const device = parseDevice(input);
  if (!device.ok) return device;
  const deviceId = parseIdentity('/deviceId', input.deviceId);
  if (!deviceId.ok) return deviceId;
  return leadsElsewhere(deviceId.value)
    ? invalid('/deviceId', 'text', input.deviceId)
    : ok({ ...device.value, deviceId: deviceId.value });
}

/** Whether an id that a platform has told can be the name of a device in an address. */
export function isDeviceId(id: string): boolean {
  return parseIdentity('/deviceId', id).ok && !leadsElsewhere(id);
}

/** Whether an id in the place of a device's would make another call of the address. */
function leadsElsewhere(id: string): boolean {
  return /^[^\p{L}\p{N}]*$|^(?:status|datapoints|getbyimei)$/iu.test(id);
}

function readProduct(input: ProductInput): Result<Product> {
  const productId = readText('/productId', input.productId);
  if (!productId.ok) return productId;
  const projectId = readText('/projectId', input.projectId);
  if (!projectId.ok) return projectId;
  return ok(present({ productId: productId.value, projectId: projectId.value }));
}

/** Parameters that only newer generations read; each begins with a `&`. */
function productQuery({
  productId,
  projectId,
}: {
  readonly productId?: string | undefined;
  readonly projectId?: string | undefined;
}): string {
  return (
    (projectId === undefined ? '' : `&project_id=${encodeURIComponent(projectId)}`) +
    (productId === undefined ? '' : `&product_id=${encodeURIComponent(productId)}`)
  );
}

/** `undefined` for blank. */
function readText(pointer: string, value: unknown): Result<string | undefined> {
  return isBlank(value) ? ok(undefined) : parseIdentity(pointer, value);
}

/** A title may have spaces inside; `undefined` for blank. */
function readWords(pointer: string, value: unknown): Result<string | undefined> {
  return typeof value === 'string' ? parseWords(pointer, value) : readText(pointer, value);
}

function readBoolean(pointer: string, value: unknown): Result<boolean | undefined> {
  if (value === undefined || value === null || value === '') return ok(undefined);
  if (value === true || value === 'true') return ok(true);
  if (value === false || value === 'false') return ok(false);
  return invalid(pointer, 'trueOrFalse', value);
}

interface Pages {
  readonly page: number;
  readonly perPage: number;
}

export const deviceListSchema: Schema<Pages> = {
  $id: 'deviceList',
  type: 'object',
  required: ['page', 'perPage'],
  properties: {
    page: { type: 'integer', minimum: DEVICES_PAGE_RANGE.min, maximum: DEVICES_PAGE_RANGE.max },
    perPage: {
      type: 'integer',
      minimum: DEVICES_PER_PAGE_RANGE.min,
      maximum: DEVICES_PER_PAGE_RANGE.max,
    },
  },
};

const isPages = checkOf(deviceListSchema);
