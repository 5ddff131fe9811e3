/** The connection to the simulator: its events, and what the user wants a device to do. */

/**
 * @typedef {import('../views').StateView} StateView
 * @typedef {import('../views').UpdateView} UpdateView
 * @typedef {'live' | 'connecting' | 'lost'} Connection
 */

const RETRY_MS = 2000;

/**
 * Listens to the events. A hidden window does not listen, and catches up when it is visible again.
 *
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
    const opened = new EventSource('events');
    source = opened;
    opened.addEventListener('open', () => page.connection('live'));
    opened.addEventListener('state', (event) => page.state(JSON.parse(event.data)));
    opened.addEventListener('update', (event) => page.update(JSON.parse(event.data)));
    opened.addEventListener('error', () => {
      page.connection('lost');
      // The browser connects again after most failures, but not after those that it regards as final.
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

/**
 * @param {string} imei
 * @param {'reachability' | 'wake' | 'value' | 'reset'} control
 * @param {object} body
 */
export const postControl = (imei, control, body) =>
  post('devices/' + encodeURIComponent(imei) + '/' + control, body);

/**
 * @param {string} path
 * @param {object} body
 * @returns {Promise<boolean>} whether it has been done
 */
export async function post(path, body) {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
