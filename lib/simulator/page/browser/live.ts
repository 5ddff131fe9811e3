/** The events of the simulator. A window that nobody sees does not listen, and catches up when it is seen again. */
export const live = String.raw`
/**
 * @typedef {import('../view').StateView} StateView
 * @typedef {import('../view').UpdateView} UpdateView
 * @typedef {'live' | 'connecting' | 'lost'} Connection
 */

const RETRY_MS = 2000;

/**
 * @param {{
 *   state: (view: StateView) => void,
 *   update: (view: UpdateView) => void,
 *   connection: (connection: Connection) => void,
 * }} page
 */
export function listen(page) {
  /** @type {EventSource | undefined} */
  let source;
  let retry = 0;

  function open() {
    close();
    const opened = new EventSource('/events');
    source = opened;
    opened.addEventListener('open', () => page.connection('live'));
    opened.addEventListener('state', (event) => page.state(JSON.parse(event.data)));
    opened.addEventListener('update', (event) => page.update(JSON.parse(event.data)));
    opened.addEventListener('error', () => {
      page.connection('lost');
      // Most failures are tried again by the browser, but not those that it takes for final.
      if (opened.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS);
    });
  }

  function close() {
    clearTimeout(retry);
    source?.close();
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  page.connection('connecting');
  if (!document.hidden) open();
}
`;
