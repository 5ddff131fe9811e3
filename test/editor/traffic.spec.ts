import assert from 'node:assert/strict';

import { RELEASES } from '../runtime/support/release';
import { textOf } from '../support/editor-text';
import { LANGUAGES } from '../support/package-files';
import { picture } from './support/browser';
import { useEditor } from './support/use-editor';

const WRITE = 'write-lamp';
const TRIGGER = 'trigger';

/** A lamp of the simulator, and a button. */
const FLOW = [
  { id: 'tab', type: 'tab', label: 'lamp' },
  { id: 'platform-of-lamp', type: 'onenet-nbiot-config', host: 'simulator' },
  {
    ...{ id: TRIGGER, type: 'inject', z: 'tab', x: 120, y: 120, wires: [[WRITE]] },
    ...{ props: [{ p: 'payload' }], payload: 'true', payloadType: 'bool', repeat: '' },
  },
  {
    ...{ id: WRITE, type: 'onenet-nbiot-write', z: 'tab', x: 360, y: 120, wires: [[], []] },
    ...{ platform: 'platform-of-lamp', imei: '860000000000017', objId: '3311', resId: '5850' },
  },
];

for (const release of RELEASES) {
  describe(`what a platform does, in the dialog of Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    for (const locale of LANGUAGES) {
      it(`is shown while the fold is open, in ${locale}`, async () => {
        const text = textOf('onenet-nbiot-config', locale);
        const { nodeRed } = workplace();
        await nodeRed.deploy([]);
        await nodeRed.deploy(FLOW);
        const { editor, page, complaints } = await workplace().visit({ locale });
        await editor.edit(WRITE);
        await page.locator('#node-input-btn-platform-edit, #node-input-lookup-platform').click();
        await page.locator('#node-config-dialog-ok').waitFor();
        const line = page.locator('#onenet-nbiot-config-traffic');
        assert.equal(await line.isVisible(), false);

        await page.locator('#onenet-nbiot-config-delivery > summary').click();
        const idle = text('traffic.now', { inFlight: 0, waiting: 0, rate: 0 });
        await line.filter({ hasText: idle }).waitFor();
        assert.equal(await line.innerText(), idle);

        await nodeRed.inject(TRIGGER);
        const outcomes = text('traffic.confirmed', { count: 1 });
        await line.filter({ hasText: text('traffic.past', { sent: 1, outcomes }) }).waitFor();
        await picture(page, `${release}-traffic-${locale}`);
        assert.deepEqual(complaints, []);
      });
    }
  });
}
