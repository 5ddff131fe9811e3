/** The table of fields of each type of node. */

import type { FieldTable } from '../../lib/contract';
import { COMMAND_FIELDS } from '../../nodes/onenet-nbiot-command/fields';
import { PLATFORM_FIELDS } from '../../nodes/onenet-nbiot-config/fields';
import { DEVICE_FIELDS } from '../../nodes/onenet-nbiot-device/fields';
import { EXECUTE_FIELDS } from '../../nodes/onenet-nbiot-execute/fields';
import { IN_FIELDS } from '../../nodes/onenet-nbiot-in/fields';
import { OBSERVE_FIELDS } from '../../nodes/onenet-nbiot-observe/fields';
import { READ_FIELDS } from '../../nodes/onenet-nbiot-read/fields';
import { WRITE_FIELDS } from '../../nodes/onenet-nbiot-write/fields';

export const FIELD_TABLES: Readonly<Record<string, FieldTable>> = {
  'onenet-nbiot-config': PLATFORM_FIELDS,
  'onenet-nbiot-write': WRITE_FIELDS,
  'onenet-nbiot-read': READ_FIELDS,
  'onenet-nbiot-execute': EXECUTE_FIELDS,
  'onenet-nbiot-observe': OBSERVE_FIELDS,
  'onenet-nbiot-command': COMMAND_FIELDS,
  'onenet-nbiot-in': IN_FIELDS,
  'onenet-nbiot-device': DEVICE_FIELDS,
};
