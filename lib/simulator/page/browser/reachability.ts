/** How a device can be reached, as a choice of four that takes effect at once. */
export const reachability = String.raw`
import { html, setText } from './elements.js';
import { text } from './language.js';
import { post } from './post.js';

/** @typedef {import('../view').DeviceView} DeviceView */

const CHOICES = /** @type {const} */ (['reachable', 'slow', 'asleep', 'offline']);

const HINTS = /** @type {const} */ ({
  reachable: 'reachableHint',
  slow: 'slowHint',
  asleep: 'asleepHint',
  offline: 'offlineHint',
});

/** @param {DeviceView} device */
export function reachability(device) {
  let shown = device;
  const hint = html('p', { class: 'hint' });
  const problem = html('p', { class: 'problem', role: 'alert' });
  const inputs = CHOICES.map((choice) => {
    const input = html('input', { type: 'radio', name: 'reachability ' + device.imei, value: choice });
    input.addEventListener('change', () => void choose(choice));
    return input;
  });
  const names = CHOICES.map((choice) => html('span', {}, text(choice)));
  const labels = CHOICES.map((choice, index) =>
    html('label', { class: choice }, .../** @type {Node[]} */ ([inputs[index], names[index]])),
  );
  const legend = html('legend', { class: 'unseen' }, text('state'));
  const element = html('fieldset', { class: 'reachability' }, legend);
  element.append(html('div', { class: 'choices' }, ...labels), hint, problem);

  /** @param {string} choice */
  async function choose(choice) {
    const done = await post(device.imei, 'reachability', { reachability: choice });
    setText(problem, done ? '' : text('changeFailed'));
    if (!done) update(shown);
  }

  /** @param {DeviceView} now */
  function update(now) {
    shown = now;
    for (const input of inputs) input.checked = input.value === now.reachability;
    CHOICES.forEach((choice, index) => {
      const name = /** @type {HTMLElement} */ (names[index]);
      setText(name, text(choice === 'asleep' && now.awake ? 'asleepAwake' : choice));
    });
    setText(hint, describe(now));
  }
  update(device);
  return { element, update };
}

/** @param {DeviceView} device */
function describe({ reachability, delayMs, wakeEveryMs, awake }) {
  if (awake) return text('awakeHint');
  const wakes = reachability === 'asleep' && wakeEveryMs !== undefined;
  return wakes
    ? text('wakesHint', { seconds: wakeEveryMs / 1000 })
    : text(HINTS[reachability], { seconds: delayMs / 1000 });
}
`;
