import type { ObjectModel } from '../object-model';

/** IPSO Object 3200: a contact that is open or closed, with a counter. */
export const DIGITAL_INPUT: ObjectModel = {
  id: 3200,
  name: 'Digital Input',
  resources: [
    {
      id: 5500,
      name: 'Digital Input State',
      operations: 'R',
      type: 'Boolean',
      mandatory: true,
      initial: false,
    },
    { id: 5501, name: 'Digital Input Counter', operations: 'R', type: 'Integer', initial: 0 },
    {
      id: 5502,
      name: 'Digital Input Polarity',
      operations: 'RW',
      type: 'Boolean',
      initial: false,
    },
    { id: 5503, name: 'Digital Input Debounce', operations: 'RW', type: 'Integer', initial: 20 },
    {
      id: 5504,
      name: 'Digital Input Edge Selection',
      operations: 'RW',
      type: 'Integer',
      range: [1, 3],
      initial: 3,
    },
    { id: 5505, name: 'Digital Input Counter Reset', operations: 'E' },
    { id: 5750, name: 'Application Type', operations: 'RW', type: 'String', initial: 'door' },
    { id: 5751, name: 'Sensor Type', operations: 'R', type: 'String', initial: 'reed switch' },
  ],
};
