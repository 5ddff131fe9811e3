/** What is drawn of each sample. */
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const count = (number) => String(Math.round(number));

export const FIGURES = [
  { name: 'heap', read: ({ heapUsed }) => heapUsed, show: megabytes },
  { name: 'resident', read: ({ rss }) => rss, show: megabytes },
  { name: 'handles', read: ({ handles }) => handles, show: count },
  { name: 'in flight', read: ({ inFlight }) => inFlight, show: count },
  { name: 'waiting', read: ({ waiting }) => waiting, show: count },
];

/** @param {number[]} values */
export const rangeOf = (values) => ({ low: Math.min(...values), high: Math.max(...values) });
