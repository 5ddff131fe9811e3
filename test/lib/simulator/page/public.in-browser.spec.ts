/** The page in a real browser, where there is one. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import {
  createDefaultDevices,
  DEFAULT_IMEIS,
  LIGHT_CONTROL,
  RAW_DATA,
  SimulatedDevice,
  startSimulator,
  type Simulator,
} from '../../../../lib/simulator';
import { skipBecause } from '../../../support/skip-because';
import { call, target } from '../call';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SCRIPT = '<script>document.title = "hit"</script><img src=x onerror="document.title = 1">';
const IMEI = DEFAULT_IMEIS.reachable;

interface Findings {
  readonly violations: readonly { id: string; nodes: { html: string }[] }[];
}

describe('page: in a browser', function () {
  this.timeout(60_000);
  let browser: Browser | undefined;
  let simulator: Simulator;
  let device: SimulatedDevice;
  let problems: string[];

  before(async function () {
    if (!existsSync(CHROMIUM)) skipBecause(this, `there is no browser at ${CHROMIUM}`);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  after(() => browser?.close());
  beforeEach(async () => {
    problems = [];
    device = new SimulatedDevice({ imei: IMEI });
    const strange = new SimulatedDevice({ imei: SCRIPT, instances: [RAW_DATA] });
    simulator = await startSimulator({ devices: [device, strange] });
  });
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
    await simulator.close();
    assert.deepEqual(problems, []);
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    assert.ok(browser);
    const page = await (await browser.newContext({ locale: 'en-US', ...options })).newPage();
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(simulator.url);
    await page.getByText('Live').or(page.getByText('实时')).waitFor();
    return page;
  }

  const write = (resource: number, val: unknown, path = { obj_id: 3311, obj_inst_id: 0 }) =>
    call(
      simulator,
      'POST',
      target('/nbiot', IMEI, { ...path, mode: 2 }),
      JSON.stringify({ data: [{ res_id: resource, val }] }),
    );

  it('lights the lamp when it is written, and shows the request', async () => {
    const page = await open();
    await page.getByRole('img', { name: 'Lamp /3311/0: Off' }).waitFor();
    await write(5850, true);
    await write(5851, 40);
    await page.getByRole('img', { name: 'Lamp /3311/0: On, 40 %' }).waitFor();
    await page.getByText('Write /3311/0 · 5851 = 40').click();
    await page.getByText('{"errno":0,"error":"succ"}').first().waitFor();
    await write(5850, true, { obj_id: 3306, obj_inst_id: 0 });
    await page.getByRole('img', { name: 'Valve /3306/0: Open' }).waitFor();
    device.set(3303, 0, 5700, -12.5);
    await page.getByRole('img', { name: 'Thermometer /3303/0: -12.5 °C' }).waitFor();
  });

  it('finds one of a thousand devices, and turns pages', async () => {
    await simulator.close();
    simulator = await startSimulator({ devices: createDefaultDevices({ count: 1000 }) });
    const page = await open();
    const cards = page.getByRole('article');
    await page.getByText('1 to 20 of 1000 devices').waitFor();
    assert.equal(await cards.count(), 20);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('21 to 40 of 1000 devices').waitFor();
    const [next] = [...simulator.devices.keys()].slice(20);
    await cards.first().getByText(String(next)).waitFor();
    await page.getByRole('searchbox', { name: 'Find by IMEI' }).fill('0000000999');
    await page.getByText('1 to 1 of 1 devices').waitFor();
    assert.equal(await cards.count(), 1);
    await page.getByRole('searchbox').fill('');
    await page.getByText('1 to 20 of 1000 devices').waitFor();
    await page.getByRole('searchbox').fill('no such');
    await page.getByText('No device has these digits.').waitFor();
  });

  it('shows whatever it is told as text', async () => {
    const page = await open();
    await write(5706, SCRIPT);
    await write(5527, SCRIPT, { obj_id: 3341, obj_inst_id: 0 });
    await call(simulator, 'GET', `/${SCRIPT}`);
    await page.getByRole('img', { name: SCRIPT }).waitFor();
    await page.getByRole('heading', { name: SCRIPT }).waitFor();
    assert.equal(await page.title(), 'OneNET simulator');
    assert.equal(await page.locator('body script, body img').count(), 0);
  });

  it('changes how a device can be reached, with the keyboard alone', async () => {
    const page = await open();
    const card = page.getByRole('article').first();
    await card.getByRole('radio', { name: 'Reachable' }).focus();
    await page.keyboard.press('ArrowRight');
    await card.getByText('Answers after 3 s.').waitFor();
    assert.equal(device.reachability, 'slow');
    device.reachability = 'offline';
    await card.getByText('Not registered: the platform refuses commands.').waitFor();
    assert.ok(await card.getByRole('radio', { name: 'Offline' }).isChecked());
    const strange = page.getByRole('article').last();
    await strange.getByRole('radio', { name: 'Asleep' }).click();
    await strange.getByText('hears nothing').waitFor();
    assert.equal(simulator.devices.get(SCRIPT)?.reachability, 'asleep');
  });

  it('shows what is kept for a device that sleeps, and wakes it with the keyboard alone', async () => {
    device.reachability = 'asleep';
    const page = await open();
    const card = page.getByRole('article').first();
    await card.getByText('No cached commands').waitFor();
    const expires = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 19);
    const query = `imei=${IMEI}&obj_id=3311&obj_inst_id=0&mode=2&expired_time=${expires}`;
    for (const element of [
      '{"res_id":5850,"val":true}',
      JSON.stringify({ res_id: 5706, val: SCRIPT }),
      '{"res_id":5851,"val":101}',
    ]) {
      await call(simulator, 'POST', `/nbiot/offline?${query}`, `{"data":[${element}]}`);
    }
    await card.getByText('Cached commands: 3 waiting').waitFor();
    const rows = card.getByRole('list').getByRole('listitem');
    assert.match(await rows.first().innerText(), /^\/3311\/0 · 5850 = true\s+Waiting\s+until /);
    await rows.filter({ hasText: SCRIPT.slice(0, 8) }).waitFor();
    await card.getByRole('button', { name: `Wake ${IMEI}` }).focus();
    await page.keyboard.press('Enter');
    await card.getByText('Awake for a moment').waitFor();
    await card.getByRole('radio', { name: 'Asleep (awake now)' }).waitFor();
    assert.equal(await card.getAttribute('data-reachability'), 'awake');
    await card.getByText('Cached commands: 0 waiting').waitFor();
    await card.getByText('Failed: REQ_PARAM_ERROR').waitFor();
    assert.equal(await card.getByText('Done', { exact: true }).count(), 2);
    await page.getByRole('img', { name: 'Lamp /3311/0: On' }).waitFor();
    await page.getByText('Cached write /3311/0 · 5850 = true').waitFor();
    device.reachability = 'reachable';
    await card.getByRole('button', { name: `Wake ${IMEI}` }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '中文' }).click();
    await card.getByText('失败：REQ_PARAM_ERROR').waitFor();
    assert.equal(await page.locator('body script, body img').count(), 0);
  });

  it('speaks the language of the browser, and the other one', async () => {
    const page = await open({ locale: 'zh-CN' });
    assert.equal(await page.title(), 'OneNET 模拟平台');
    await page.getByRole('img', { name: '灯 /3311/0: 关' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('img', { name: 'Lamp /3311/0: Off' }).waitFor();
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    await page.reload();
    await page.getByRole('heading', { name: 'Latest requests' }).waitFor();
  });

  it('holds the list still on demand, and never lets it grow without end', async () => {
    const page = await open();
    const rows = page.locator('.requests li');
    await write(5851, 1);
    await page.getByText('5851 = 1').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    for (let level = 2; level < 70; level += 1) await write(5851, level);
    const resume = page.getByRole('button', { name: 'Resume (68 new)' });
    await resume.waitFor();
    assert.equal(await rows.count(), 1);
    await resume.click();
    await page.getByText('5851 = 69').waitFor();
    assert.ok((await rows.count()) <= 50);
  });

  it('folds the polls of one command into one row, which stays unfolded', async () => {
    const page = await open();
    const poll = (uuid: string) =>
      call(simulator, 'GET', `/nbiot/offline/history/${uuid}?imei=${IMEI}`);
    await write(5851, 1);
    for (const uuid of ['1', '2', '1']) await poll(uuid);
    const rows = page.locator('.requests li');
    await page.getByText('Status of a cached command · 2 times').click();
    assert.equal(await rows.count(), 3);
    for (let count = 0; count < 12; count += 1) await poll('1');
    await page.getByText('Status of a cached command · 14 times').waitFor();
    assert.equal(await rows.count(), 3);
    await rows.first().getByText('GET /nbiot/offline/history/1').waitFor();
    await page.getByText('5851 = 1').waitFor();
    await write(5851, 2);
    await poll('1');
    // The row of command 2 says the same, so that only their number tells that both have come.
    await rows.nth(4).waitFor();
    assert.equal(await rows.count(), 5);
    await page.reload();
    await page.getByText('5851 = 2').waitFor();
    assert.equal(await rows.count(), 5, 'a reload folds them likewise');
  });

  it('sets a reading by hand and shows the last ones, with the keyboard alone', async () => {
    const page = await open();
    const card = page.getByRole('article').first();
    const slider = card.getByRole('slider', { name: 'Set the value of /3303/0/5700' });
    assert.equal(await slider.inputValue(), '21.5');
    await slider.press('ArrowRight');
    await page.getByRole('img', { name: 'Thermometer /3303/0: 22 °C' }).waitFor();
    await card.getByRole('img', { name: 'Last 2 values, 21.5 to 22' }).waitFor();
    await card.getByText('All resources').press('Enter');
    await card.getByRole('button', { name: 'Set the value of /3/0/9' }).press('Enter');
    const input = card.getByRole('textbox', { name: 'Set the value of /3/0/9' });
    assert.equal(await input.inputValue(), '87');
    await input.fill('101');
    problems = [];
    await page.keyboard.press('Enter');
    await card.getByText('The Resource takes no such value.').waitFor();
    // The browser reports the refusal.
    assert.match(problems.join(), /422/);
    problems = [];
    await input.fill('12');
    await page.keyboard.press('Enter');
    await card.getByRole('row', { name: '/3/0/9 Battery Level 12' }).waitFor();
    assert.equal(device.get(3, 0, 9), 12);
    assert.equal(await input.isVisible(), false);
    await card.getByRole('button', { name: `Reset ${IMEI}` }).click();
    await page.getByRole('img', { name: 'Thermometer /3303/0: 21.5 °C' }).waitFor();
    assert.equal(device.get(3, 0, 9), 87);
  });

  it('shows that a device has lost an Object Instance, and has it back', async () => {
    device.refusedWrite = 'partial';
    device.set(3311, 1, 5850, true);
    const page = await open();
    await page.getByRole('img', { name: 'Lamp /3311/0: Off' }).waitFor();
    const path = target('/nbiot', IMEI, { obj_id: 3311, obj_inst_id: 0, mode: 1 });
    await call(simulator, 'POST', path, '{"data":[{"res_id":9999,"val":1}]}');
    await page.getByRole('img', { name: 'Lamp /3311/0: Off' }).waitFor({ state: 'detached' });
    await page.getByRole('img', { name: 'Lamp /3311/1: On' }).waitFor();
    await page.getByRole('button', { name: 'Reset all' }).click();
    await page.getByRole('img', { name: 'Lamp /3311/0: Off' }).waitFor();
    await page.getByText('No request yet').waitFor();
  });

  it('leads to the requests and back on a phone', async () => {
    const page = await open({ viewport: { width: 390, height: 700 } });
    await write(5851, 1);
    const row = page.getByText('5851 = 1');
    await row.waitFor();
    const isInView = async (): Promise<boolean> => {
      const box = await row.boundingBox();
      return box !== null && box.y > 0 && box.y < 700;
    };
    assert.equal(await isInView(), false);
    await page.getByRole('link', { name: 'Latest requests' }).click();
    assert.equal(await isInView(), true);
    await page.getByRole('link', { name: 'Devices' }).click();
    assert.equal(await isInView(), false);
  });

  it('finds the simulator again after it was away', async () => {
    const page = await open();
    const { port } = new URL(simulator.url);
    await simulator.close();
    await page.getByText('Connection lost').waitFor();
    problems = [];
    const lamp = new SimulatedDevice({ imei: '1', instances: [LIGHT_CONTROL] });
    simulator = await startSimulator({ port: Number(port), devices: [lamp] });
    await page.getByText('Live').waitFor();
    await page.getByRole('img', { name: 'Lamp /3311/0: Off' }).waitFor();
    assert.equal(await page.getByRole('article').count(), 1);
    problems = [];
  });

  for (const [what, options] of [
    ['light', { colorScheme: 'light' }],
    ['dark, on a phone', { colorScheme: 'dark', viewport: { width: 360, height: 800 } }],
  ] as [string, BrowserContextOptions][]) {
    it(`can be used by everybody: ${what}`, async () => {
      device.reachability = 'offline';
      const page = await open({ ...options, bypassCSP: true });
      await write(5851, 1);
      const strange = simulator.devices.get(SCRIPT);
      assert.ok(strange);
      strange.reachability = 'asleep';
      const target = { kind: 'write', objectId: 33000, instanceId: 0, mode: 2 } as const;
      for (const val of ['00', '0aff'.repeat(100), 'no hex']) {
        const data = [{ resId: 0, type: 1, val }] as const;
        const order = { action: { ...target, data }, validTime: Date.now(), trigger: 2, retry: 0 };
        const expiredTime = Date.now() + 60_000;
        strange.commands.add({ ...order, expiredTime, timeoutMs: 5000 }, Date.now());
        if (val === '00') simulator.wake(SCRIPT);
      }
      await page.getByText('Cached commands: 2 waiting').waitFor();
      await page.getByText('5851 = 1').click();
      await page.getByText('All resources').first().click();
      await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
      const { violations } = await page.evaluate<Findings>('axe.run()');
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        [],
      );
      const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      assert.equal(wide, false, 'nothing is beyond the edge of the screen');
    });
  }
});
