import type { ObjectModel } from '../object-model';

/** IPSO Object 3341: a small screen for text. */
export const TEXT_DISPLAY: ObjectModel = {
  id: 3341,
  name: 'Addressable Text Display',
  resources: [
    { id: 5527, name: 'Text', operations: 'RW', type: 'String', mandatory: true, initial: '' },
    { id: 5528, name: 'X Coordinate', operations: 'RW', type: 'Integer', initial: 0 },
    { id: 5529, name: 'Y Coordinate', operations: 'RW', type: 'Integer', initial: 0 },
    { id: 5545, name: 'Max X Coordinate', operations: 'R', type: 'Integer', initial: 127 },
    { id: 5546, name: 'Max Y Coordinate', operations: 'R', type: 'Integer', initial: 63 },
    { id: 5530, name: 'Clear Display', operations: 'E' },
    { id: 5548, name: 'Level', operations: 'RW', type: 'Float', range: [0, 100], initial: 80 },
    { id: 5531, name: 'Contrast', operations: 'RW', type: 'Float', range: [0, 100], initial: 50 },
    { id: 5750, name: 'Application Type', operations: 'RW', type: 'String', initial: 'display' },
  ],
};
