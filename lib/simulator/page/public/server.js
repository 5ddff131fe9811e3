/** The connection to the simulator: its events, and what the user wants a device to do. */

/**
 * @typedef {import('../views').StateView} StateView
 * @typedef {import('../views').UpdateView} UpdateView
 * @typedef {'live' | 'connecting' | 'lost' | 'forbidden' | 'stopped'} Connection
 */

const RETRY_MS = 2000;

/**
 * Listens to the events. A hidden window does not listen, and catches up when it is visible again.
 *
 * With `fetch` and not with an EventSource: Node-RED wants the login in a header, which an EventSource cannot send, and
 * in the address it would end up in logs.
 *
 * @param {{
 *   state: (view: StateView) => void,
 *   update: (view: UpdateView) => void,
 *   connection: (connection: Connection) => void,
 * }} page
 * @returns {(imei: string, page: number) => void} shows the devices with these digits, and of these that page, from 1
 */
export function listen(page) {
  let stream = new AbortController();
  let retry = 0;
  let asked = 'events';

  async function open() {
    close();
    const own = new AbortController();
    stream = own;
    const end = await read(own.signal).catch(() => /** @type {const} */ ('lost'));
    if (own.signal.aborted) return;
    page.connection(end);
    retry = setTimeout(open, RETRY_MS);
  }

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<Connection>} why there are no more events
   */
  async function read(signal) {
    const answer = await fetch(asked, { headers: login(), cache: 'no-store', signal });
    if (answer.status === 401 || answer.status === 403) return 'forbidden';
    if (answer.status === 404) return 'stopped';
    if (!answer.ok || answer.body === null) return 'lost';
    page.connection('live');
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      // What is left after the last empty line is the beginning of the next event.
      const events = (text + part.value).split('\n\n');
      text = events.pop() ?? '';
      events.forEach(handle);
    }
    return 'lost';
  }

  /** @param {string} event as the server writes it: its name on the first line, and JSON on the second */
  function handle(event) {
    const [, name, data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
    if (name === 'state') page.state(JSON.parse(data));
    else if (name === 'update') page.update(JSON.parse(data));
  }

  function close() {
    clearTimeout(retry);
    stream.abort();
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  page.connection('connecting');
  if (!document.hidden) open();
  return (imei, number) => {
    asked = 'events?' + new URLSearchParams({ imei, page: String(number) });
    if (!document.hidden) open();
  };
}

/**
 * Below Node-RED's address the page uses the login of the editor, which keeps it in the browser's storage under a name
 * made of its own path.
 *
 * @returns {Record<string, string>}
 */
function login() {
  const [, editor] = /^(.*)\/onenet-nbiot\/simulator\/$/.exec(location.pathname) ?? [];
  if (editor === undefined) return {};
  try {
    const stored = localStorage.getItem('auth-tokens' + editor.replaceAll('/', '-'));
    const token = JSON.parse(stored ?? 'null')?.access_token;
    return typeof token === 'string' ? { Authorization: 'Bearer ' + token } : {};
  } catch {
    // A browser that stores nothing, or something else under that name.
    return {};
  }
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
      headers: { ...login(), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
