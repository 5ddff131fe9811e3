import type { ObjectModel } from '../object-model';

/** IPSO Object 3308: a value that a controller is to reach. */
export const SET_POINT: ObjectModel = {
  id: 3308,
  name: 'Set Point',
  resources: [
    {
      id: 5900,
      name: 'Set Point Value',
      operations: 'RW',
      type: 'Float',
      mandatory: true,
      initial: 20,
    },
    { id: 5701, name: 'Sensor Units', operations: 'R', type: 'String', initial: 'Cel' },
    { id: 5706, name: 'Colour', operations: 'RW', type: 'String' },
    { id: 5750, name: 'Application Type', operations: 'RW', type: 'String', initial: 'heating' },
  ],
};
