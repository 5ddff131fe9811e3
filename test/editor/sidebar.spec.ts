import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { DEFAULT_IMEIS } from '../../lib/simulator';
import { RELEASES } from '../runtime/support/release';
import { textOf } from '../support/editor-text';
import { LANGUAGES } from '../support/package-files';
import { seriousFindings } from './support/accessibility';
import { picture } from './support/browser';
import { darken, lighten } from './support/dark';
import { useEditor } from './support/use-editor';

const TAB = '.onenet-nbiot-overview';
/** Names that a browser would read as HTML. */
const STRANGE = '<img src=x onerror="document.title=1">';

const inject = (id: string, y: number, to: string): object => ({
  ...{ id, type: 'inject', z: 'tab', x: 120, y, wires: [[to]], repeat: '' },
  ...{ props: [{ p: 'payload' }], payload: 'true', payloadType: 'bool' },
});

const write = (id: string, y: number, imei: string, more = {}): object => ({
  ...{ id, type: 'onenet-nbiot-write', z: 'tab', x: 360, y, wires: [[], []], imei },
  ...{ platform: 'platform-watched', objId: '3311', resId: '5850', timeout: '40', ...more },
});

const FLOW = [
  { id: 'tab', type: 'tab', label: 'watched' },
  { id: 'platform-watched', type: 'onenet-nbiot-config', name: STRANGE, host: 'simulator' },
  inject('press-silent', 80, 'write-silent'),
  write('write-silent', 80, DEFAULT_IMEIS.asleep, { name: `${STRANGE} pump` }),
  inject('press-lamp', 160, 'write-lamp'),
  write('write-lamp', 160, DEFAULT_IMEIS.reachable),
  inject('press-unknown', 240, 'write-unknown'),
  write('write-unknown', 240, '123'),
  inject('press-kept', 320, 'write-kept'),
  write('write-kept', 320, DEFAULT_IMEIS.offline, {
    ...{ delivery: 'cached', expires: '600', expiresType: 'num', waitForResult: true },
  }),
];

for (const release of RELEASES) {
  describe(`the sidebar of Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    for (const locale of LANGUAGES) {
      it(`shows commands, filters and cancels them, light and dark, in ${locale}`, async () => {
        const text = textOf('onenet-nbiot-config', locale);
        const { nodeRed } = workplace();
        await workplace().deploy([]);
        await workplace().deploy(FLOW);
        const { page, complaints } = await workplace().visit({ locale });
        const asked: string[] = [];
        page.on('request', (request) => {
          if (request.url().includes('onenet-nbiot/overview')) asked.push(request.url());
        });
        for (const id of ['silent', 'silent', 'silent', 'lamp', 'unknown', 'kept']) {
          await nodeRed.inject(`press-${id}`);
        }
        await nodeRed.event('status', ({ node }) => node === 'write-kept');
        assert.deepEqual(asked, [], 'nothing is asked while the tab is closed');

        await page.evaluate(`RED.sidebar.show('onenet-nbiot')`);
        const tab = page.locator(TAB);
        const lines = tab.locator('.onenet-nbiot-command');
        const list = (name: string) =>
          tab.locator('.onenet-nbiot-overview-lists button', {
            hasText: text(`sidebar.list.${name}`),
          });
        await page.waitForFunction(`(${PHASES})() === 'running waiting waiting'`);
        await lines.first().getByText(`${STRANGE} pump`).waitFor();
        await tab.locator('h3', { hasText: STRANGE }).waitFor();
        await lookAt(page, `${release}-sidebar-open-${locale}`);

        await lines.nth(2).getByRole('button').click();
        const imei = DEFAULT_IMEIS.asleep;
        await tab.getByText(text('sidebar.cancel.cancelled', { device: imei })).waitFor();
        // The lines stay where they are as long as the pointer is among them.
        await page.waitForFunction(`(${PHASES})() === 'running waiting cancelled'`);
        await page.mouse.move(300, 300);
        await page.waitForFunction(`(${PHASES})() === 'running waiting'`);

        await list('kept').click();
        await tab.locator('[data-phase="kept"]').waitFor();
        await picture(page, `${release}-sidebar-kept-${locale}`);
        await tab.locator('[data-phase="kept"]').getByRole('button').click();
        await tab
          .getByText(text('sidebar.cancel.cancelled', { device: DEFAULT_IMEIS.offline }))
          .waitFor();
        // A pointer that leaves just as its button is taken away leaves the line hovered behind, in Chromium.
        await page.waitForFunction(`(${PHASES})() === 'cancelled'`);
        await page.mouse.move(300, 300);
        await tab.getByText(text('sidebar.empty.kept')).waitFor();

        await list('ended').click();
        await lines.nth(3).waitFor();
        const ended = String(await page.evaluate(`(${PHASES})()`)).split(' ');
        assert.deepEqual(ended.sort(), ['cancelled', 'confirmed', 'refused', 'unsent']);
        await lookAt(page, `${release}-sidebar-ended-${locale}`);
        await tab.locator('input').fill('123');
        await page.waitForFunction(`(${PHASES})() === 'refused'`);
        await tab.locator('input').fill('');
        await tab.locator('select').selectOption('write-lamp');
        await page.waitForFunction(`(${PHASES})() === 'confirmed'`);

        await page.evaluate(`RED.sidebar.show('info')`);
        await tab.waitFor({ state: 'hidden' });
        const before = asked.length;
        // The page's own clock: longer than the tab waits between two questions.
        await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 4500))`);
        assert.ok(asked.length <= before + 1, 'nothing is asked once the tab is closed');
        assert.notEqual(await page.title(), '1');
        assert.deepEqual(complaints, []);
      });
    }
  });
}

/** Light and dark. */
async function lookAt(page: Page, name: string): Promise<void> {
  await picture(page, name);
  assert.deepEqual(await seriousFindings(page, TAB), []);
  await darken(page);
  await picture(page, `${name}-dark`);
  assert.deepEqual(await seriousFindings(page, TAB), []);
  await lighten(page);
}

/** Runs in the browser: the states of the lines, in order. */
const PHASES = `() => [...document.querySelectorAll('.onenet-nbiot-command')]
  .map((line) => line.dataset.phase)
  .join(' ')`;
