import assert from 'node:assert/strict';
import { type Reachability, startSimulator } from '../../../../lib/simulator';
import { quiet } from '../../../support/virtual-clock';
import { call, SUCC, target, unsuccessText } from '../call';
import { virtual } from '../virtual';
import { Account, IMEI, ON } from '../behaviours/account';

const WAIT = '1';
const SENT = '3';
const DONE = '5 SUCCESS';

describe('simulator: delivery of cached commands', () => {
  let account: Account;
  beforeEach(async () => {
    account = await new Account().open();
  });
  afterEach(() => account.close());

  const open = async (options: ConstructorParameters<typeof Account>[0]): Promise<void> => {
    await account.close();
    account = await new Account(options).open();
  };

  it('waits for a device that sleeps, and happens when it wakes', async () => {
    const uuid = await account.queue();
    await account.clock.advance(1_000_000);
    assert.equal(await account.status(uuid), WAIT);
    assert.equal(account.isLit(), false);
    assert.equal(account.simulator.wake(IMEI), true);
    assert.equal(account.isLit(), true);
    assert.equal(await account.status(uuid), DONE);
  });

  for (const [trigger, uplink, isDelivered] of [
    ['1', 'register', true],
    ['1', 'update', false],
    ['1', 'notify', false],
    ['2', 'update', true],
    ['2', 'register', false],
    ['4', 'notify', true],
    ['4', 'update', false],
    ['6', 'register', false],
    ['6', 'notify', true],
    ['7', 'register', true],
  ] as const) {
    it(`trigger_msg ${trigger}, ${uplink}: ${isDelivered ? 'goes out' : 'waits on'}`, async () => {
      const uuid = await account.queue({ trigger_msg: trigger });
      account.simulator.wake(IMEI, uplink);
      assert.equal(await account.status(uuid), isDelivered ? DONE : WAIT);
    });
  }

  for (const [trigger, isDelivered] of [
    ['4', true],
    ['7', true],
    ['3', false],
  ] as const) {
    it(`trigger_msg ${trigger}, a value is reported: ${isDelivered ? 'goes out' : 'waits on'}`, async () => {
      const uuid = await account.queue({ trigger_msg: trigger });
      account.device.set(3303, 0, 5700, 25);
      assert.equal(await account.status(uuid), isDelivered ? DONE : WAIT);
    });
  }

  it('a reboot hands out what waits for a REGISTER, and nothing else', async () => {
    await open({ reachability: 'reachable' });
    const forRegister = await account.queue({ trigger_msg: '1' });
    const forNotify = await account.queue({ trigger_msg: '4' });
    const reboot = target('/nbiot/execute', IMEI, { obj_id: 3, obj_inst_id: 0, res_id: 4 });
    assert.equal((await call(account.simulator, 'POST', reboot, '{"args":""}')).text, SUCC);
    assert.equal(account.isLit(), true);
    const statuses = [await account.status(forRegister), await account.status(forNotify)];
    assert.deepEqual(statuses, [DONE, WAIT]);
  });

  it('a value that is not observed, or of a device that is offline, triggers nothing', async () => {
    const uuid = await account.queue({ trigger_msg: '4' });
    account.device.observations.cancel('3303');
    account.device.set(3303, 0, 5700, 25);
    account.device.observations.clear();
    account.device.reachability = 'offline';
    account.device.set(3303, 0, 5700, 26);
    assert.equal(await account.status(uuid), WAIT);
  });

  it('an execute that makes the device report hands out what waits behind it', async () => {
    const body = JSON.stringify({ args: '' });
    const path = `/nbiot/execute/offline?imei=${IMEI}&obj_id=3303&obj_inst_id=0&res_id=5605`;
    const query = `${path}&expired_time=${account.at(60)}&trigger_msg=2`;
    await call(account.simulator, 'POST', query, body);
    const behind = await account.queue({ trigger_msg: '4' });
    account.simulator.wake(IMEI, 'update');
    assert.equal(await account.status(behind), DONE);
  });

  it('goes one after another, in their order', async () => {
    const colours = ['red', 'green', 'blue'];
    const uuids: string[] = [];
    for (const val of colours) {
      uuids.push(await account.queue({}, JSON.stringify({ data: [{ res_id: 5706, val }] })));
    }
    account.device.delayMs = 2000;
    account.device.reachability = 'slow';
    for (const [done, colour] of colours.entries()) {
      await account.clock.advance(1999);
      const expected = uuids.map((_, index) =>
        index < done ? DONE : index === done ? SENT : WAIT,
      );
      assert.deepEqual(await Promise.all(uuids.map((uuid) => account.status(uuid))), expected);
      await account.clock.advance(1);
      assert.equal(account.device.get(3311, 0, 5706), colour);
    }
  });

  it('leaves out what is not valid yet', async () => {
    const later = await account.queue({ valid_time: account.at(60) });
    const now = await account.queue();
    account.simulator.wake(IMEI);
    assert.deepEqual([await account.status(later), await account.status(now)], [WAIT, DONE]);
    await account.clock.advance(60_000);
    assert.equal(await account.status(later), WAIT);
    account.simulator.wake(IMEI);
    assert.equal(await account.status(later), DONE);
  });

  it('does not happen after expired_time', async () => {
    const uuid = await account.queue({ expired_time: account.at(60) });
    await account.clock.advance(59_999);
    assert.equal(await account.status(uuid), WAIT);
    await account.clock.advance(1);
    assert.equal(await account.status(uuid), '4');
    account.simulator.wake(IMEI);
    assert.equal(account.isLit(), false);
  });

  for (const retry of [0, 2, undefined]) {
    it(`retry ${retry ?? 'not given'}: so many deliveries more to a device that does not answer`, async () => {
      const uuid = await account.queue({
        timeout: '5',
        ...(retry === undefined ? {} : { retry: String(retry) }),
      });
      account.device.delayMs = 6000;
      account.device.reachability = 'slow';
      for (let left = retry ?? 3; left >= 0; left -= 1) {
        assert.equal(await account.status(uuid), SENT);
        assert.equal((await account.record(uuid)).remain, left);
        await account.clock.advance(5000);
        assert.equal(await account.status(uuid), left > 0 ? WAIT : '6 TIME_OUT');
        account.simulator.wake(IMEI);
      }
      assert.equal(await account.status(uuid), '6 TIME_OUT');
    });
  }

  it('a command without an answer holds up those behind it until the next uplink', async () => {
    const first = await account.queue({ timeout: '5', retry: '0' });
    const second = await account.queue();
    account.device.delayMs = 6000;
    account.device.reachability = 'slow';
    await account.clock.advance(5000);
    assert.deepEqual(
      [await account.status(first), await account.status(second)],
      ['6 TIME_OUT', WAIT],
    );
    account.device.delayMs = 0;
    account.simulator.wake(IMEI);
    await account.clock.advance(0);
    assert.equal(await account.status(second), DONE);
  });

  for (const [what, change, body, status] of [
    ['a value of the wrong type', {}, '{"data":[{"res_id":5850,"val":"on"}]}', 'REQ_PARAM_ERROR'],
    ['a Resource that is not there', {}, '{"data":[{"res_id":1,"val":1}]}', 'NOT_FOUND'],
    ['one that cannot be written', {}, '{"data":[{"res_id":5805,"val":1}]}', 'METHOD_NOT_ALLOWED'],
    ['an Object that is not there', { obj_id: '9' }, ON, 'NOT_FOUND'],
  ] as const) {
    it(`${what}: taken, and found out by the device`, async () => {
      const uuid = await account.queue(change, body);
      const next = await account.queue();
      assert.equal(await account.status(uuid), WAIT);
      account.simulator.wake(IMEI);
      assert.equal(await account.status(uuid), `6 ${status}`);
      assert.equal(await account.status(next), DONE);
    });
  }

  it('a device that is offline is not heard', async () => {
    account.device.reachability = 'offline';
    const uuid = await account.queue();
    assert.equal(account.simulator.wake(IMEI), false);
    await account.clock.advance(60_000);
    assert.equal(await account.status(uuid), WAIT);
    assert.throws(() => account.simulator.wake('1'), RangeError);
  });

  for (const [before, after, trigger, isDelivered] of [
    ['offline', 'reachable', '1', true],
    ['offline', 'reachable', '6', false],
    ['asleep', 'reachable', '2', true],
    ['asleep', 'offline', '7', false],
    ['offline', 'asleep', '7', false],
  ] as [Reachability, Reachability, string, boolean][]) {
    it(`from ${before} to ${after}, trigger_msg ${trigger}: ${isDelivered ? 'goes out' : 'waits on'}`, async () => {
      account.device.reachability = before;
      const uuid = await account.queue({ trigger_msg: trigger });
      account.device.reachability = after;
      assert.equal(await account.status(uuid), isDelivered ? DONE : WAIT);
    });
  }

  it('a device that goes offline before it answers costs no retry', async () => {
    const uuid = await account.queue({}, '{"data":[{"res_id":5706,"val":"red"}]}');
    const second = await account.queue();
    account.device.delayMs = 1000;
    account.device.reachability = 'slow';
    account.device.reachability = 'offline';
    await account.clock.advance(1000);
    assert.deepEqual([await account.status(uuid), await account.status(second)], [DONE, WAIT]);
    assert.equal((await account.record(second)).remain, 3);
  });

  it('a device that can be reached reports every ten seconds', async () => {
    await open({ reachability: 'reachable' });
    assert.equal(account.clock.pending, 0);
    const [one, two] = [await account.queue(), await account.queue({ trigger_msg: '4' })];
    const registers = await account.queue({ trigger_msg: '1' });
    assert.equal(account.clock.pending, 1);
    assert.equal(await account.status(one), WAIT);
    await account.clock.advance(10_000);
    assert.deepEqual([await account.status(one), await account.status(two)], [DONE, DONE]);
    assert.equal(await account.status(registers), WAIT);
    await account.ask('PUT', 'cancel/all');
    assert.equal(account.clock.pending, 0);
  });

  describe('to a device that wakes every 20 s', () => {
    beforeEach(() => open({ wakeEveryMs: 20_000 }));

    it('happens by itself', async () => {
      assert.equal(account.clock.pending, 0, 'nothing waits, nobody looks');
      const uuid = await account.queue();
      await account.clock.advance(19_999);
      assert.equal(await account.status(uuid), WAIT);
      await account.clock.advance(1);
      assert.equal(await account.status(uuid), DONE);
      assert.equal(account.clock.pending, 0);
    });

    it('goes on with the next waking if it is not valid before', async () => {
      const uuid = await account.queue({ valid_time: account.at(30) });
      await account.clock.advance(39_999);
      assert.equal(await account.status(uuid), WAIT);
      await account.clock.advance(1);
      assert.equal(await account.status(uuid), DONE);
    });

    it('an instant write reaches it within five seconds of its waking, and not later', async () => {
      const query = target('/nbiot', IMEI, { obj_id: 3311, obj_inst_id: 0, mode: 2, timeout: 5 });
      const write = async (): Promise<string> =>
        (await call(account.simulator, 'POST', query, ON)).text;
      await account.clock.advance(24_999);
      assert.equal(await write(), SUCC);
      await account.clock.advance(1);
      const late = write();
      while (account.clock.pending === 0) await quiet();
      await account.clock.advance(5000);
      assert.equal(await late, unsuccessText('TIME_OUT'));
    });
  });

  it('an instant write that is sent again finds a device that has woken', async () => {
    const query = target('/nbiot', IMEI, { obj_id: 3311, obj_inst_id: 0, mode: 2 });
    const answer = call(account.simulator, 'POST', query, ON);
    while (account.clock.pending === 0) await quiet();
    await account.clock.advance(4000);
    account.simulator.wake(IMEI);
    await account.clock.advance(1000);
    assert.equal((await answer).text, SUCC);
    assert.equal(account.isLit(), true);
  });

  it('is no business of a simulator that could not start', async () => {
    const port = Number(new URL(account.simulator.url).port);
    const [devices, clock] = [[account.device], virtual(account.clock)];
    await assert.rejects(startSimulator({ port, devices, clock }), { code: 'EADDRINUSE' });
    await account.queue({ trigger_msg: '1' });
    account.device.reachability = 'reachable';
    assert.equal(account.clock.pending, 1, 'one of them looks out for the device');
  });

  it('goes on in another simulator with the same devices', async () => {
    const uuid = await account.queue();
    const underWay = await account.queue({}, '{"data":[{"res_id":5706,"val":"red"}]}');
    account.device.reachability = 'slow';
    assert.deepEqual([await account.status(uuid), await account.status(underWay)], [SENT, WAIT]);
    await account.close();
    assert.equal(account.clock.pending, 0);
    const devices = [account.device];
    const next = await startSimulator({ devices, clock: virtual(account.clock) });
    await account.clock.advance(16_000);
    const statuses = account.device.commands.list(account.clock.now()).map(({ status }) => status);
    await next.close();
    assert.deepEqual(statuses, ['success', 'success']);
  });
});
