import type { ObjectModel } from '../object-model';

/** IPSO Object 3306: something that is switched or opened by degrees, such as a valve. */
export const ACTUATION: ObjectModel = {
  id: 3306,
  name: 'Actuation',
  resources: [
    {
      id: 5850,
      name: 'On/Off',
      operations: 'RW',
      type: 'Boolean',
      mandatory: true,
      initial: false,
    },
    { id: 5851, name: 'Dimmer', operations: 'RW', type: 'Integer', range: [0, 100], initial: 0 },
    { id: 5852, name: 'On time', operations: 'RW', type: 'Integer', initial: 0 },
    { id: 5853, name: 'Multi-state Output', operations: 'RW', type: 'String', initial: 'closed' },
    { id: 5750, name: 'Application Type', operations: 'RW', type: 'String', initial: 'valve' },
  ],
};
