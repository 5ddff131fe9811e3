import type { ObjectModel } from '../object-model';

/** IPSO Object 3311: a lamp that is switched, dimmed and coloured. */
export const LIGHT_CONTROL: ObjectModel = {
  id: 3311,
  name: 'Light Control',
  resources: [
    {
      id: 5850,
      name: 'On/Off',
      operations: 'RW',
      type: 'Boolean',
      mandatory: true,
      initial: false,
    },
    { id: 5851, name: 'Dimmer', operations: 'RW', type: 'Integer', range: [0, 100], initial: 100 },
    { id: 5852, name: 'On time', operations: 'RW', type: 'Integer', initial: 0 },
    {
      id: 5805,
      name: 'Cumulative active power',
      operations: 'R',
      type: 'Float',
      initial: 12.75,
    },
    { id: 5820, name: 'Power factor', operations: 'R', type: 'Float', initial: 0.95 },
    { id: 5706, name: 'Colour', operations: 'RW', type: 'String', initial: '#ffd27f' },
    { id: 5701, name: 'Sensor Units', operations: 'R', type: 'String', initial: 'RGB' },
    { id: 5750, name: 'Application Type', operations: 'RW', type: 'String', initial: 'lamp' },
  ],
};
