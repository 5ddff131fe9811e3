import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { RELEASES } from '../runtime/support/release';
import { textOf } from '../support/editor-text';
import { LANGUAGES } from '../support/package-files';
import { seriousFindings } from './support/accessibility';
import { picture } from './support/browser';
import { FLOW } from './support/flow';
import { useEditor } from './support/use-editor';

/** Must not be found in anything that the editor is sent. */
const ACCESS_KEY = 'canaryAccessKey1a2b3c4d5e6f7g8h9wX==';

const field = (page: Page, name: string) => page.locator(`#node-config-input-${name}`);
const tip = (page: Page, name: string) => page.locator(`#onenet-nbiot-config-tip-${name}`);

/** Runs in the browser. */
const SHOWS_HOST_TIP = `document.querySelector('#onenet-nbiot-config-tip-host').offsetHeight > 0`;

for (const release of RELEASES) {
  describe(`signing in to a platform in Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    for (const locale of LANGUAGES) {
      it(`leads to a token for the new OneNET, in ${locale}`, async () => {
        const text = textOf('onenet-nbiot-config', locale);
        const { nodeRed } = workplace();
        await workplace().deploy(FLOW);
        const { editor, page, complaints } = await workplace().visit({ locale });
        const write = await editor.drag('onenet-nbiot-write', 320, 120);
        await editor.edit(write);
        await editor.addConfig('platform');
        assert.equal(await field(page, 'accessKey').isVisible(), false);

        await field(page, 'host').fill('https://iot-api.heclouds.com');
        // Without a key nobody has to choose; another host takes the choice back.
        await field(page, 'host').press('Tab');
        await field(page, 'accessKey').waitFor();
        await field(page, 'host').fill('https://api.heclouds.com');
        await field(page, 'host').press('Tab');
        await field(page, 'apiKey').waitFor();
        assert.equal(await field(page, 'auth').inputValue(), 'api-key');
        await field(page, 'host').fill('https://iot-api.heclouds.com');
        await field(page, 'host').press('Tab');
        await field(page, 'accessKey').waitFor();
        assert.equal(await field(page, 'auth').inputValue(), 'token');
        const warning = tip(page, 'wants-token');
        await field(page, 'auth').selectOption('api-key');
        await warning.filter({ hasText: text('tip.newWantsToken') }).waitFor();
        assert.equal(await tip(page, 'no-key').isVisible(), false);
        await field(page, 'auth').selectOption('token');
        await warning.waitFor({ state: 'hidden' });
        assert.equal(await field(page, 'apiKey').isVisible(), false);
        await tip(page, 'no-access-key').waitFor();
        assert.equal(await tip(page, 'res').innerText(), text('tip.resNew'));

        await field(page, 'accessKey').fill('half=a=key');
        await tip(page, 'odd-access-key').waitFor();
        await field(page, 'accessKey').fill(ACCESS_KEY);
        await tip(page, 'odd-access-key').waitFor({ state: 'hidden' });
        await page.locator('.input-error#node-config-input-tokenRes').waitFor();
        await field(page, 'tokenRes').fill('userid/7');
        await field(page, 'tokenRes').press('Tab');
        await page.locator('#node-config-input-tokenRes:not(.input-error)').waitFor();

        await page.locator('#onenet-nbiot-config-connection > summary').click();
        assert.equal(await tip(page, 'dialect').innerText(), text('tip.dialectNew'));
        await picture(page, `${release}-access-${locale}`);
        assert.deepEqual(await seriousFindings(page, '#node-config-dialog-edit-form'), []);
        await editor.finishConfig();
        await editor.typed('imei').fill('860000000000017');
        await editor.typed('objId').fill('3311');
        await editor.finish();
        await editor.deploy();

        const flows = (await nodeRed.admin('GET', '/flows')).text;
        assert.ok(!flows.includes(ACCESS_KEY));
        const platform = (JSON.parse(flows) as Record<string, unknown>[]).find(
          ({ type, auth }) => type === 'onenet-nbiot-config' && auth === 'token',
        );
        const { auth, dialect, tokenRes, tokenVersion, tokenMethod, tls, proxy } = platform ?? {};
        assert.deepEqual(
          { auth, dialect, tokenRes, tokenVersion, tokenMethod, tls, proxy },
          {
            ...{ auth: 'token', dialect: 'auto', tokenRes: 'userid/7' },
            ...{ tokenVersion: 'auto', tokenMethod: 'sha256', tls: '', proxy: '' },
          },
        );
        assert.deepEqual(complaints, []);
      });

      it(`keeps everything in its place while a mouse button is down, in ${locale}`, async () => {
        const { editor, page, complaints } = await workplace().draft(FLOW, { locale });
        await editor.edit(await editor.drag('onenet-nbiot-write', 320, 200));
        await editor.addConfig('platform');
        await field(page, 'host').focus();
        assert.ok(await page.evaluate(SHOWS_HOST_TIP));
        const fold = page.locator('#onenet-nbiot-config-connection > summary');
        const place = await fold.boundingBox();
        assert.ok(place);
        await page.mouse.move(place.x + 20, place.y + place.height / 2);
        await page.mouse.down();
        // It has the focus, so that the tip of the host has nothing to stay for but the button that is down.
        await page.locator('#onenet-nbiot-config-connection > summary:focus').waitFor();
        assert.deepEqual(await fold.boundingBox(), place);
        await page.mouse.up();
        await page.locator('#onenet-nbiot-config-connection[open]').waitFor();
        await page.waitForFunction(`!(${SHOWS_HOST_TIP})`);
        // Also where the mouse has left the dialog before the button goes up.
        const input = await field(page, 'host').boundingBox();
        assert.ok(input);
        await page.mouse.move(input.x + 20, input.y + input.height / 2);
        await page.mouse.down();
        await page.mouse.move(20, 20);
        await page.mouse.up();
        assert.ok(await page.evaluate(SHOWS_HOST_TIP));
        await field(page, 'name').focus();
        await page.waitForFunction(`!(${SHOWS_HOST_TIP})`);
        assert.deepEqual(complaints, []);
      });

      it(`says below each field what is wrong with it, in ${locale}`, async () => {
        const text = textOf('onenet-nbiot-config', locale);
        const { editor, page, complaints } = await workplace().draft(FLOW, { locale });
        await editor.edit(await editor.drag('onenet-nbiot-write', 320, 200));
        await editor.addConfig('platform');
        await page.locator('#onenet-nbiot-config-delivery > summary').click();
        const host = field(page, 'host');
        const described = async (name: string): Promise<string> => {
          const ids = (await field(page, name).getAttribute('aria-describedby')) ?? '';
          const lines = ids.split(' ').map((id) => page.locator(`[id="${id}"]`).innerText());
          return (await Promise.all(lines)).join(' ');
        };
        assert.ok(!(await described('host')).includes(text('tip.plainHttp')));
        await host.fill('http://gateway.example');
        assert.ok((await described('host')).includes(text('tip.plainHttp')));
        for (const [name, value, sentence] of [
          ['host', 'https:///gateway.example', text('error.host')],
          ['maxInFlight', '0', text('error.atLeastOne')],
          ['retries', 'two', text('error.notNegative')],
        ] as const) {
          await field(page, name).fill(value);
          const line = page.locator(`#onenet-nbiot-problem-${name}`);
          await line.filter({ hasText: sentence }).waitFor();
          assert.equal(await field(page, name).getAttribute('aria-invalid'), 'true');
          assert.ok((await described(name)).includes(sentence));
        }
        assert.deepEqual(await seriousFindings(page, '#node-config-dialog-edit-form'), []);
        await picture(page, `${release}-platform-problems-${locale}`);
        await field(page, 'retries').fill('2');
        await page.locator('#onenet-nbiot-problem-retries').waitFor({ state: 'hidden' });
        // A field that has nothing to say names no line.
        assert.equal(await page.locator('[aria-describedby=""]').count(), 0);
        await host.fill('simulator');
        assert.equal((await page.locator('#onenet-nbiot-problem-host').innerText()).trim(), '');
        assert.equal(await host.getAttribute('aria-invalid'), null);
        assert.deepEqual(complaints, []);
      });

      it(`is tried out on the simulator in every dialect, in ${locale}`, async () => {
        const text = textOf('onenet-nbiot-config', locale);
        const { editor, page, complaints } = await workplace().draft(FLOW, { locale });
        await editor.edit(await editor.drag('onenet-nbiot-write', 320, 200));
        await editor.addConfig('platform');
        await field(page, 'host').fill('simulator');
        for (const name of ['auth', 'apiKey', 'accessKey', 'tokenRes']) {
          await field(page, name).waitFor({ state: 'hidden' });
        }
        assert.equal(await tip(page, 'host').isVisible(), false);
        await tip(page, 'simulator').getByRole('link').waitFor();
        await page.locator('#onenet-nbiot-config-connection > summary').click();
        const result = page.locator('#onenet-nbiot-config-test-result');
        for (const dialect of ['studio', 'new']) {
          await field(page, 'dialect').selectOption(dialect);
          await result.filter({ hasText: text('test.hint') }).waitFor();
          await page.locator('#onenet-nbiot-config-test').click();
          await result.filter({ hasText: text('diagnosis.ok-simulator') }).waitFor();
        }
        assert.deepEqual(complaints, []);
      });
    }
  });
}
