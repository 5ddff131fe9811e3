import type { ObjectModel } from '../object-model';

/** IPSO Object 3303: a thermometer. */
export const TEMPERATURE: ObjectModel = {
  id: 3303,
  name: 'Temperature',
  resources: [
    {
      id: 5601,
      name: 'Min Measured Value',
      operations: 'R',
      type: 'Float',
      initial: 18.5,
    },
    { id: 5602, name: 'Max Measured Value', operations: 'R', type: 'Float', initial: 24.25 },
    { id: 5603, name: 'Min Range Value', operations: 'R', type: 'Float', initial: -40 },
    { id: 5604, name: 'Max Range Value', operations: 'R', type: 'Float', initial: 85 },
    { id: 5605, name: 'Reset Min and Max Measured Values', operations: 'E' },
    {
      id: 5700,
      name: 'Sensor Value',
      operations: 'R',
      type: 'Float',
      mandatory: true,
      initial: 21.5,
    },
    { id: 5701, name: 'Sensor Units', operations: 'R', type: 'String', initial: 'Cel' },
    { id: 5750, name: 'Application Type', operations: 'RW', type: 'String', initial: 'room' },
  ],
};
