/** The figures that are compared, and what is wanted of them. */

const MB = 2 ** 20;

/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {string} ours key of a median
 * @property {string} [other] key of the median that ours is compared with
 * @property {(value: number) => string} show
 * @property {string} goal empty where the figure is only shown
 * @property {(ours: number, other: number) => boolean} holds
 */

/** @type {Figure[]} */
export const FIGURES = [
  {
    name: 'messages per second, http, 64 in flight',
    ours: 'ours perSecond',
    other: 'today perSecond',
    show: count,
    goal: '9 times as many',
    holds: (ours, other) => ours / other >= 9,
  },
  {
    name: 'CPU per message, http, 64 in flight',
    ours: 'ours cpuMicros',
    other: 'today cpuMicros',
    show: micros,
    goal: 'at most a tenth',
    holds: (ours, other) => ours / other <= 0.1,
  },
  {
    name: 'messages per second, https, 64 in flight',
    ours: 'ours-https perSecond',
    other: 'today-https perSecond',
    show: count,
    goal: '17 times as many',
    holds: (ours, other) => ours / other >= 17,
  },
  {
    name: 'median time of one write, one in flight',
    ours: 'ours medianMs',
    other: 'today medianMs',
    show: millis,
    goal: 'at most 0.3',
    holds: (ours, other) => ours / other <= 0.3,
  },
  {
    name: 'reads per second, http, 64 in flight, against writes',
    ours: 'ours-read perSecond',
    other: 'ours perSecond',
    show: count,
    goal: 'within 15 %',
    holds: (ours, other) => ours / other >= 0.85,
  },
  {
    name: 'messages per second against a bare node over undici',
    ours: 'ours perSecond',
    other: 'undici-node perSecond',
    show: count,
    goal: '',
    holds: () => true,
  },
  {
    name: 'messages per second against a loop over undici, without Node-RED',
    ours: 'ours perSecond',
    other: 'undici perSecond',
    show: count,
    goal: '',
    holds: () => true,
  },
  {
    name: 'messages per second against a plain loop over axios',
    ours: 'ours perSecond',
    other: 'axios perSecond',
    show: count,
    goal: 'more',
    holds: (ours, other) => ours > other,
  },
  {
    name: '16,000 messages at once: time',
    ours: 'ours burst seconds',
    other: 'today burst seconds',
    show: seconds,
    goal: 'a ninth',
    holds: (ours, other) => ours / other <= 1 / 9,
  },
  {
    name: '16,000 messages at once: longest stall of the event loop',
    ours: 'ours burst gapSeconds',
    other: 'today burst gapSeconds',
    show: seconds,
    goal: 'at most 0.15 s',
    holds: (ours) => ours <= 0.15,
  },
  {
    name: '16,000 messages at once: resident memory',
    ours: 'ours burst residentMB',
    other: 'today burst residentMB',
    show: (value) => `${value.toFixed(0)} MB`,
    goal: '',
    holds: () => true,
  },
  {
    name: '16,000 messages at once: sockets',
    ours: 'ours burst sockets',
    other: 'today burst sockets',
    show: count,
    goal: 'never above 400',
    holds: (ours) => ours <= 400,
  },
  {
    name: '20,000 messages at once with 1,024 descriptors: lost',
    ours: 'ours few-descriptors lost',
    other: 'today few-descriptors lost',
    show: count,
    goal: 'none',
    holds: (ours) => ours === 0,
  },
  {
    name: '20,000 messages at once with 1,024 descriptors: sockets',
    ours: 'ours few-descriptors sockets',
    other: 'today few-descriptors sockets',
    show: count,
    goal: 'never above 1,000',
    holds: (ours) => ours <= 1000,
  },
  {
    name: 'heap of a message that waits in the queue',
    ours: 'ours-narrow bytesEach',
    show: kilobytes,
    goal: 'at most 0.8 kB',
    holds: (ours) => ours <= 800,
  },
  {
    name: 'heap of a write that waits on the wire',
    ours: 'ours-wide bytesEach',
    other: 'today bytesEach',
    show: kilobytes,
    goal: 'at most 0.38',
    holds: (ours, other) => ours / other <= 0.38,
  },
  {
    name: 'pushes received per second, 64 in flight',
    ours: 'ours-push perSecond',
    other: 'today-push perSecond',
    show: count,
    goal: '3 times as many',
    holds: (ours, other) => ours / other >= 3,
  },
  {
    name: 'CPU per push received',
    ours: 'ours-push cpuMicros',
    other: 'today-push cpuMicros',
    show: micros,
    goal: 'at most a third',
    holds: (ours, other) => ours / other <= 1 / 3,
  },
  {
    name: 'pushes that were not answered with 200',
    ours: 'ours-push lost',
    other: 'today-push lost',
    show: count,
    goal: 'none',
    holds: (ours) => ours === 0,
  },
  {
    name: 'a push of 1,000 points: longest turn of the event loop',
    ours: 'ours-push turnMs',
    other: 'today-push turnMs',
    show: (value) => `${value.toFixed(1)} ms`,
    goal: 'at most 2 ms',
    holds: (ours) => ours <= 2,
  },
  {
    name: 'start of Node-RED, no flow uses the nodes',
    ours: 'start unusedMs',
    show: (value) => `${value.toFixed(1)} ms`,
    goal: 'at most 3 ms',
    holds: (ours) => ours <= 3,
  },
  {
    name: 'start of Node-RED, a flow uses them',
    ours: 'start usedMs',
    show: (value) => `${value.toFixed(0)} ms`,
    goal: 'at most 130 ms',
    holds: (ours) => ours <= 130,
  },
  {
    name: '100,000 messages at once: time of each, against 1,000',
    ours: 'many messages millisEach',
    other: 'few messages millisEach',
    show: millis,
    goal: 'at most 1.5',
    holds: (ours, other) => ours / other <= 1.5,
  },
  {
    name: '30,000 commands for one device: time of each, keepLatest against all',
    ours: 'ours-latest millisEach',
    other: 'ours-each millisEach',
    show: millis,
    goal: 'at most 1.5',
    holds: (ours, other) => ours / other <= 1.5,
  },
  {
    name: 'full deploy of 10,000 nodes that track a command: time',
    ours: 'many nodes seconds',
    show: seconds,
    goal: 'under 3 s',
    holds: (ours) => ours < 3,
  },
  {
    name: 'full deploy of 10,000 nodes: longest stall of the event loop',
    ours: 'many nodes stallSeconds',
    show: seconds,
    goal: 'at most 0.5 s',
    holds: (ours) => ours <= 0.5,
  },
  {
    name: 'full deploy of 10,000 nodes: time of each, against 100',
    ours: 'many nodes millisEach',
    other: 'few nodes millisEach',
    show: millis,
    goal: 'at most 1.5',
    holds: (ours, other) => ours / other <= 1.5,
  },
];

export function megabytes(bytes) {
  return `${(bytes / MB).toFixed(1)} MB`;
}

function count(value) {
  return Math.round(value).toLocaleString('en-US');
}

function micros(value) {
  return `${value.toFixed(1)} µs`;
}

function millis(value) {
  return `${value.toFixed(3)} ms`;
}

function seconds(value) {
  return `${value.toFixed(2)} s`;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(2)} kB`;
}
