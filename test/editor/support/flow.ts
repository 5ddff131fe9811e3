/** What stands on the workspace before the newcomer comes: a button, and something that shows a message. */

export const INJECT = 'inject-on';
export const DEBUG = 'debug-message';

export const FLOW: readonly object[] = [
  { id: 'tab', type: 'tab', label: 'lamp' },
  {
    id: INJECT,
    type: 'inject',
    z: 'tab',
    props: [{ p: 'payload' }],
    payload: '',
    payloadType: 'date',
    repeat: '',
    x: 120,
    y: 240,
    wires: [[]],
  },
  {
    id: DEBUG,
    type: 'debug',
    z: 'tab',
    active: true,
    tosidebar: true,
    complete: 'payload',
    x: 640,
    y: 240,
    wires: [],
  },
];
