/** The Objects of the simulated devices; ids, types, operations and ranges are those of the OMA registry. */

import type { ObjectModel } from '../object-model';
import { ACTUATION } from './actuation';
import { DEVICE } from './device';
import { DIGITAL_INPUT } from './digital-input';
import { LIGHT_CONTROL } from './light-control';
import { RAW_DATA } from './raw-data';
import { SET_POINT } from './set-point';
import { TEMPERATURE } from './temperature';
import { TEXT_DISPLAY } from './text-display';

export const OBJECT_MODELS: readonly ObjectModel[] = [
  DEVICE,
  DIGITAL_INPUT,
  TEMPERATURE,
  ACTUATION,
  SET_POINT,
  LIGHT_CONTROL,
  TEXT_DISPLAY,
  RAW_DATA,
];

export {
  ACTUATION,
  DEVICE,
  DIGITAL_INPUT,
  LIGHT_CONTROL,
  RAW_DATA,
  SET_POINT,
  TEMPERATURE,
  TEXT_DISPLAY,
};
