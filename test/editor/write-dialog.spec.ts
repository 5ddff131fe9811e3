import assert from 'node:assert/strict';

import type { Locator, Page, Route } from 'playwright-core';

import { RELEASES } from '../runtime/support/release';
import { textOf } from '../support/editor-text';
import { seriousFindings } from './support/accessibility';
import { picture } from './support/browser';
import { FLOW } from './support/flow';
import { useEditor } from './support/use-editor';

const text = textOf('onenet-nbiot-write', 'en-US');

/** A node whose timeout, which is folded away, is wrong. */
const WRONG_TIMEOUT = {
  id: 'wrong-timeout',
  type: 'onenet-nbiot-write',
  z: 'tab',
  platform: 'one',
  imei: '860000000000017',
  imeiType: 'str',
  objId: '3311',
  objIdType: 'num',
  objInstId: '0',
  objInstIdType: 'num',
  resId: '5850',
  resIdType: 'num',
  payload: 'payload',
  payloadType: 'msg',
  valueType: 'auto',
  mode: '2',
  modeType: 'num',
  timeout: '99',
  timeoutType: 'num',
  x: 320,
  y: 120,
  wires: [[], []],
};

/** Runs in the browser. */
const IS_ON_TOP = (element: Element, { x, y }: { x: number; y: number }): boolean =>
  element.contains(document.elementFromPoint(x, y));

const platform = (id: string) => ({ id, type: 'onenet-nbiot-config', host: 'simulator' });

for (const release of RELEASES) {
  describe(`the write dialog in Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    it('says below each field what is wrong with it, and in the preview', async () => {
      const { editor, page, complaints } = await workplace().draft(FLOW);
      // All of this needs no runtime.
      await page.route('**/onenet-nbiot-write/preview', () => undefined);
      await editor.edit(await editor.drag('onenet-nbiot-write', 320, 120));
      const imei = editor.typed('imei');
      assert.equal(await page.locator('#onenet-nbiot-write-preview-problem').isVisible(), false);
      assert.equal(await problem(page, 'imei').isVisible(), false);
      assert.equal(await borderIsRed(page, 'imei'), false);
      await imei.click();
      await imei.press('Tab');
      assert.equal(await borderIsRed(page, 'imei'), true);
      await fault(page, text('error.imei')).waitFor();
      assert.equal(await problem(page, 'imei').innerText(), ` ${text('error.imei')}`);
      assert.equal(await imei.getAttribute('aria-invalid'), 'true');
      assert.match(await described(page, imei), /Enter the IMEI of the device/);
      assert.deepEqual(await seriousFindings(page, '#dialog-form'), []);

      await imei.fill('860000000000017');
      await problem(page, 'imei').waitFor({ state: 'hidden' });
      assert.equal(await imei.getAttribute('aria-invalid'), null);
      await fault(page, text('error.objId')).waitFor();
      await editor.typed('objId').fill('99999');
      await editor.typed('objId').press('Tab');
      await problem(page, 'objId')
        .filter({ hasText: text('error.objId') })
        .waitFor();
      await picture(page, `${release}-write-wrong`);
      await editor.typed('objId').fill('3311');
      await page.locator('#onenet-nbiot-write-preview-problem').waitFor({ state: 'hidden' });

      await editor.chooseSource('payload', 'jsonata');
      await editor.typed('payload').fill('payload + (');
      await problem(page, 'payload').filter({ hasText: 'JSONata' }).waitFor();
      await fault(page, 'JSONata').waitFor();
      assert.deepEqual(complaints, []);
    });

    it('finds nothing wrong with a name before it is typed', async () => {
      const { editor, page } = await workplace().draft(FLOW);
      await editor.edit(await editor.drag('onenet-nbiot-write', 320, 120));
      await editor.typed('imei').fill('860000000000017');
      const object = editor.typed('objId');
      await object.pressSequentially('no such');
      await problem(page, 'objId').waitFor({ state: 'hidden' });
      assert.equal(await object.getAttribute('aria-invalid'), null);
      assert.equal(await borderIsRed(page, 'objId'), false);
      await object.press('Tab');
      await problem(page, 'objId')
        .filter({ hasText: text('error.objId') })
        .waitFor();
      assert.equal(await borderIsRed(page, 'objId'), true);
    });

    it('goes from the field to the last suggestion, and names each control by itself', async () => {
      const { editor, page } = await workplace().draft(FLOW);
      await editor.edit(await editor.drag('onenet-nbiot-write', 320, 120));
      const object = editor.typed('objId');
      await object.press('ArrowUp');
      const options = page.locator('.onenet-nbiot-suggestion');
      assert.equal(await options.last().getAttribute('aria-selected'), 'true');
      await object.press('ArrowDown');
      assert.equal(await options.last().getAttribute('aria-selected'), 'true');
      await object.press('Escape');
      await object.press('ArrowDown');
      assert.equal(await options.first().getAttribute('aria-selected'), 'true');
      await object.press('ArrowUp');
      await object.press('ArrowUp');
      assert.equal(await options.last().getAttribute('aria-selected'), 'true');
      await object.press('Escape');
      for (const name of ['Device IMEI', 'Resource', 'Value']) {
        await page.getByRole('textbox', { name, exact: true }).or(combobox(page, name)).waitFor();
        await page.getByRole('button', { name: `${name}, source`, exact: true }).waitFor();
      }
    });

    // Node-RED 3.1 has no tooltip there.
    if (release !== '3.1') {
      it('draws the list above what Node-RED says of the field', async () => {
        const { editor, page } = await workplace().draft(FLOW);
        await editor.edit(await editor.drag('onenet-nbiot-write', 320, 120));
        const object = editor.typed('objId');
        // The tooltip is made when a value that was right is wrong.
        for (const value of ['9', 'no such']) {
          await object.fill(value);
          await object.press('Tab');
        }
        await object.hover();
        const tooltip = page.locator('.red-ui-popover:visible').first();
        await tooltip.waitFor();
        await object.fill('light');
        const list = page.locator('.onenet-nbiot-suggestions');
        const [below, above] = [await tooltip.boundingBox(), await list.boundingBox()];
        assert.ok(below && above && below.y + below.height / 2 > above.y);
        const place = { x: below.x + below.width / 2, y: below.y + below.height / 2 };
        assert.ok(await list.evaluate(IS_ON_TOP, place));
      });
    }

    it('opens the list when the names arrive, for a user who asked before', async () => {
      await workplace().deploy(FLOW);
      const { editor, page } = await workplace().visit({ anew: true });
      const asked = new Promise<Route>((resolve) => {
        void page.route('**/objects.json', resolve);
      });
      await editor.edit(await editor.drag('onenet-nbiot-write', 320, 120));
      const request = await asked;
      await editor.typed('objId').press('ArrowUp');
      const options = page.locator('.onenet-nbiot-suggestion');
      assert.equal(await options.count(), 0);
      await request.continue();
      assert.equal(await options.last().getAttribute('aria-selected'), 'true');
    });

    it('doubts what the standard does not have, and forbids nothing', async () => {
      const { editor, page } = await workplace().draft(FLOW);
      await editor.edit(await editor.drag('onenet-nbiot-write', 320, 120));
      await editor.typed('imei').fill('860000000000017');
      await editor.typed('objId').fill('3303');
      await editor.typed('resId').fill('5851');
      await editor.typed('resId').press('Tab');
      await page
        .locator('#onenet-nbiot-write-hint-resId')
        .filter({ hasText: '3303 Temperature has no resource 5851 in the standard.' })
        .waitFor();
      // Of this Object only the name is known.
      await editor.typed('objId').fill('3424');
      await editor.typed('resId').focus();
      await page
        .locator('#onenet-nbiot-write-hint-resId')
        .filter({ hasText: 'A plain value' })
        .waitFor();
      await editor.typed('objId').fill('3311');
      await editor.typed('resId').fill('5850');
      await editor.typed('resId').press('Tab');
      await editor.chooseSource('payload', 'str');
      await editor.typed('payload').fill('hello');
      await page
        .locator('#onenet-nbiot-write-hint-payload')
        .filter({ hasText: '5850 is a Boolean; this is a text.' })
        .waitFor();
      await page.locator('.onenet-nbiot-preview-request > summary').click();
      await page.locator('#onenet-nbiot-write-preview-size').filter({ hasText: 'bytes' }).waitFor();
      await page.locator('#onenet-nbiot-write-preview-problem').waitFor({ state: 'hidden' });
      await picture(page, `${release}-write-doubts`);
    });

    it('keeps the focus clear of the preview', async () => {
      const { editor, page } = await workplace().draft(FLOW, {
        viewport: { width: 1280, height: 720 },
      });
      await editor.edit(await editor.drag('onenet-nbiot-write', 320, 120));
      await page.locator('#onenet-nbiot-write-options > summary').click();
      await editor.typed('objId').fill('3311');
      await editor.typed('resId').fill('5850');
      await page.locator('#node-input-delivery').selectOption('instant-then-cached');
      // What each field is for is said while it has the focus.
      const tip = page.locator('#onenet-nbiot-write-hint-timeout');
      await editor.typed('timeout').focus();
      await tip.waitFor();
      await editor.typed('imei').focus();
      await tip.waitFor({ state: 'hidden' });
      assert.match(await described(page, editor.typed('timeout')), /How long the platform waits/);
      // All of it is no more than two screens.
      const screens = await page.evaluate<number>(SCREENS);
      assert.ok(screens <= 2, `${screens} screens`);
      assert.equal(await previewStyle(page, 'position'), 'sticky');
      await editor.typed('imei').focus();
      const covered: string[] = [];
      for (let steps = 0; (await page.evaluate(FOCUS)) !== 'node-input-name'; steps += 1) {
        assert.ok(steps < 60, 'the last field is reached');
        covered.push(...(await page.evaluate<string[]>(COVERED)));
        await page.keyboard.press('Tab');
      }
      assert.deepEqual(covered, []);
      await picture(page, `${release}-write-focus`);
      // The dialog's lower end does not touch the box.
      assert.ok((await page.evaluate<number>(GAP_BELOW)) >= 8);
    });

    it('leaves the room of a small window to the fields', async () => {
      const { editor, page } = await workplace().draft(FLOW, {
        viewport: { width: 1024, height: 620 },
      });
      await editor.edit(await editor.drag('onenet-nbiot-write', 320, 120));
      await picture(page, `${release}-write-small`);
      assert.equal(await previewStyle(page, 'position'), 'static');
    });

    it('shows a wrong field that is folded away, and chooses the only platform', async () => {
      const { editor, page } = await workplace().draft([...FLOW, platform('one'), WRONG_TIMEOUT], {
        viewport: { width: 1400, height: 760 },
      });
      await editor.edit(WRONG_TIMEOUT.id);
      await fault(page, text('error.timeout')).waitFor();
      await page.waitForFunction(ROW_IS_CLEAR);
      await picture(page, `${release}-write-reopened`);
      await editor.cancel();
      await editor.edit(await editor.drag('onenet-nbiot-write', 320, 300));
      assert.equal(await page.locator('#node-input-platform').inputValue(), 'one');
    });

    it('leaves the source of the resource alone if nothing is picked of what the device has', async () => {
      await workplace().deploy([...FLOW, platform('one')]);
      const { editor, page } = await workplace().visit();
      await editor.edit(await editor.drag('onenet-nbiot-write', 320, 300));
      await editor.typed('imei').fill('860000000000017');
      await editor.chooseSource('resId', 'msg');
      const resource = editor.typed('resId');
      await resource.fill('resource');
      const type = page.locator('#node-input-resIdType');
      const options = suggestions(page, text('label.resId'));
      const discover = page.locator('#onenet-nbiot-write-discover');
      await discover.click();
      await options.first().waitFor();
      await resource.press('Escape');
      assert.deepEqual([await type.inputValue(), await resource.inputValue()], ['msg', 'resource']);
      await discover.click();
      await options.first().waitFor();
      await resource.press('ArrowDown');
      await resource.press('Enter');
      assert.equal(await type.inputValue(), 'num');
      assert.match(await resource.inputValue(), /^\d+$/);
    });

    it('leaves the choice where there are two platforms', async () => {
      const { editor, page } = await workplace().draft([...FLOW, platform('one'), platform('two')]);
      await editor.edit(await editor.drag('onenet-nbiot-write', 320, 300));
      assert.match(await page.locator('#node-input-platform').inputValue(), /^(?:_ADD_)?$/);
    });
  });
}

/** The line below a field that says what is wrong with it. */
const problem = (page: Page, name: string) => page.locator(`#onenet-nbiot-problem-${name}`);

/** What the preview says cannot be sent. */
const fault = (page: Page, words: string) =>
  page.locator('#onenet-nbiot-write-preview-problem-text').filter({ hasText: words });

/** What the list below a field offers; each field has one of its own. */
const suggestions = (page: Page, name: string) =>
  page.getByRole('listbox', { name, exact: true }).locator('.onenet-nbiot-suggestion');

const combobox = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });

/** What people hear about a field behind its name. */
async function described(page: Page, field: Locator): Promise<string> {
  const ids = (await field.getAttribute('aria-describedby')) ?? '';
  const texts = ids.split(' ').map((id) => page.locator(`[id="${id}"]`).textContent());
  return (await Promise.all(texts)).join(' ');
}

async function borderIsRed(page: Page, name: string): Promise<boolean> {
  return page.evaluate<boolean>(`(${IS_RED})(document.querySelector('#node-input-${name}'))`);
}

async function previewStyle(page: Page, property: string): Promise<string> {
  return page.evaluate<string>(
    `getComputedStyle(document.querySelector('.onenet-nbiot-preview')).${property}`,
  );
}

/** Run in the browser. */
const IS_RED = `(field) => {
  const probe = document.createElement('span');
  probe.style.color = 'var(--red-ui-form-input-border-error-color)';
  document.body.append(probe);
  const red = getComputedStyle(probe).color;
  probe.remove();
  return getComputedStyle(field.nextElementSibling).borderTopColor === red;
}`;
const FOCUS = `document.activeElement.id`;
const COVERED = `(() => {
  const { activeElement: field } = document;
  const preview = document.querySelector('.onenet-nbiot-preview');
  if (preview.contains(field)) return [];
  const tip = field.closest('.form-row')?.querySelector('.onenet-nbiot-tip');
  const { top } = field.getBoundingClientRect();
  const { bottom } = (tip?.offsetHeight > 0 ? tip : field).getBoundingClientRect();
  const box = preview.getBoundingClientRect();
  return bottom > box.top && top < box.bottom ? [field.outerHTML] : [];
})()`;
const SCREENS = `(() => {
  let scroller = document.querySelector('#dialog-form');
  while (!/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
  return scroller.scrollHeight / scroller.clientHeight;
})()`;
const GAP_BELOW = `(() => {
  let scroller = document.querySelector('#dialog-form');
  while (!/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
  const preview = document.querySelector('.onenet-nbiot-preview');
  return scroller.getBoundingClientRect().bottom - preview.getBoundingClientRect().bottom;
})()`;
const ROW_IS_CLEAR = `(() => {
  const row = document.querySelector('#node-input-timeout').closest('.form-row');
  const { top, bottom } = row.getBoundingClientRect();
  const box = document.querySelector('.onenet-nbiot-preview').getBoundingClientRect();
  return top > 0 && bottom <= box.top;
})()`;
