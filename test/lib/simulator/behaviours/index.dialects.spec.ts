import assert from 'node:assert/strict';
import { refuse } from '../../../../lib/simulator';
import { call, SUCC } from '../call';
import { Account, IMEI, ON } from './account';

const WRITE = `imei=${IMEI}&obj_id=3311&obj_inst_id=0&mode=2`;
const READ = `imei=${IMEI}&obj_id=3311&obj_inst_id=0&res_id=5850`;

/** What each dialect calls the same thing. */
const DIALECTS = {
  classic: {
    write: `/nbiot?${WRITE}`,
    read: `/nbiot?${READ}`,
    resources: `/nbiot/resources?imei=${IMEI}&obj_id=3306`,
    cached: '/nbiot/offline?',
    list: `/nbiot/offline/history?imei=${IMEI}`,
    detail: (uuid: string) => `/nbiot/offline/history/${uuid}?imei=${IMEI}`,
    cancel: (uuid: string) => `/nbiot/offline/cancel/${uuid}?imei=${IMEI}`,
    cancelAll: `/nbiot/offline/cancel/all?imei=${IMEI}`,
  },
  new: {
    write: `/nb-iot?${WRITE}`,
    read: `/nb-iot?${READ}`,
    resources: `/nb-iot/resources?imei=${IMEI}&obj_id=3306`,
    cached: '/nb-iot/offline?',
    list: `/nb-iot/offline/history?imei=${IMEI}`,
    detail: (uuid: string) => `/nb-iot/offline/history/${uuid}?imei=${IMEI}`,
    cancel: (uuid: string) => `/nb-iot/offline/cancel/${uuid}?imei=${IMEI}`,
    // As its published client writes it.
    cancelAll: `/nb-iot/offline/cancel/all/?imei=${IMEI}`,
  },
  studio: {
    write: `/LwM2M-online?action=write&version=1&${WRITE}`,
    read: `/LwM2M-online?action=read&version=1&${READ}`,
    resources: `/LwM2M-online?action=resources&version=1&imei=${IMEI}&obj_id=3306`,
    cached: '/LwM2M-offline?action=write&version=1&',
    list: `/LwM2M-offline?action=history&version=1&imei=${IMEI}`,
    detail: (uuid: string) => `/LwM2M-offline?action=history&version=1&imei=${IMEI}&uuid=${uuid}`,
    cancel: (uuid: string) => `/LwM2M-offline?action=cancel&version=1&imei=${IMEI}&uuid=${uuid}`,
    cancelAll: `/LwM2M-offline?action=cancel_all&version=1&imei=${IMEI}`,
  },
};

describe('simulator: dialects', () => {
  let account: Account;
  beforeEach(async () => {
    account = await new Account({ reachability: 'reachable' }).open();
  });
  afterEach(() => account.close());

  const send = async (method: string, target: string, body?: string): Promise<string> =>
    (await call(account.simulator, method, target, body)).text;

  for (const [name, dialect] of Object.entries(DIALECTS)) {
    describe(name, () => {
      const isNew = name === 'new';
      /** An answer in the dialect. */
      const good = (data?: string): string => {
        const middle = data === undefined ? '' : `"data":${data},`;
        return isNew ? `{"code":0,${middle}"msg":"succ"}` : `{"errno":0,${middle}"error":"succ"}`;
      };
      const queue = async (): Promise<string> => {
        const target = `${dialect.cached}${WRITE}&expired_time=${account.at(60)}`;
        const text = await send('POST', target, ON);
        const uuid = /"uuid":"([^"]+)"/.exec(text)?.[1] ?? '';
        assert.equal(text, good(`{"uuid":"${uuid}"}`));
        return uuid;
      };

      it('writes, reads and lists', async () => {
        assert.equal(await send('POST', dialect.write, ON), good());
        assert.equal(account.isLit(), true);
        assert.equal(
          await send('GET', dialect.read),
          good('[{"obj_inst_id":0,"res":[{"res_id":5850,"val":true}]}]'),
        );
        assert.match(await send('GET', dialect.resources), /"obj_id":3306,"instances"/);
      });

      it('keeps commands, tells of them and cancels them', async () => {
        const [one, two] = [await queue(), await queue()];
        assert.match(await send('GET', dialect.detail(one)), /"send_status":1/);
        assert.equal(await send('PUT', dialect.cancel(one)), good());
        assert.equal(
          await send('PUT', dialect.cancelAll),
          good(`{"succ":["${two}"],"failed":[],"total":1}`),
        );
        const list = await send('GET', dialect.list);
        assert.match(list, new RegExp(`"total_count":2.*"cmd_uuid":"${two}".*"cmd_uuid":"${one}"`));
      });

      it('a fault of the platform shows in every dialect', async () => {
        account.simulator.prepend(({ path }) =>
          path === '/nbiot' ? refuse(15, 'api freq out of limit') : undefined,
        );
        assert.equal(
          await send('POST', dialect.write, ON),
          isNew
            ? '{"code":500,"msg":"api freq out of limit"}'
            : '{"errno":15,"error":"api freq out of limit"}',
        );
      });
    });
  }

  describe('the refusals of the newest platform', () => {
    const { write } = DIALECTS.new;
    for (const [what, make, answer] of [
      [
        'a wrong key',
        () => call(account.simulator, 'POST', write, ON, { 'api-key': 'wrong' }),
        '{"code":10403,"msg":"authentication failed:invalid authorization"}',
      ],
      [
        'no key',
        () => call(account.simulator, 'POST', write, ON, {}),
        '{"code":10403,"msg":"authentication failed:invalid authorization"}',
      ],
      [
        'an unknown device',
        () => call(account.simulator, 'POST', write.replace(IMEI, '1'), ON),
        '{"code":10410,"msg":"device not exist"}',
      ],
      [
        'a device that is away',
        () => {
          account.device.reachability = 'offline';
          return call(account.simulator, 'POST', write, ON);
        },
        '{"code":10421,"msg":"device not online"}',
      ],
      [
        'a wrong parameter',
        () => call(account.simulator, 'POST', write.replace('mode=2', 'mode=3'), ON),
        '{"code":10001,"msg":"invalid parameter: mode"}',
      ],
      [
        'what the device refuses',
        () => call(account.simulator, 'POST', write.replace('3311', '9'), ON),
        '{"code":500,"msg":"unsuccess: NOT_FOUND null"}',
      ],
      [
        'an unknown path',
        () => call(account.simulator, 'POST', '/nb-iot/nothing', ON),
        '{"code":500,"msg":"not found"}',
      ],
    ] as const) {
      it(what, async () => {
        assert.equal((await make()).text, answer);
      });
    }
  });

  describe('OneNET Studio', () => {
    for (const [method, target, answer] of [
      ['POST', `/LwM2M-online?action=write&${WRITE}`, [7, 'parameter required: version']],
      ['POST', `/LwM2M-online?action=write&version=2&${WRITE}`, [6, 'invalid parameter: version']],
      ['POST', `/LwM2M-online?version=1&${WRITE}`, [8, 'not found']],
      ['POST', `/LwM2M-online?action=erase&version=1&${WRITE}`, [8, 'not found']],
      ['POST', `/LwM2M-online?action=toString&version=1&${WRITE}`, [8, 'not found']],
      ['GET', `/LwM2M-online?action=write&version=1&${WRITE}`, [8, 'not found']],
      ['POST', `/LwM2M-sometimes?action=write&version=1&${WRITE}`, [8, 'not found']],
    ] as const) {
      it(`${method} ${target.replace(WRITE, '…')}: ${answer[1]}`, async () => {
        const [errno, error] = answer;
        const body = method === 'POST' ? ON : undefined;
        assert.equal(await send(method, target, body), JSON.stringify({ errno, error }));
        assert.equal(account.isLit(), false);
      });
    }
  });

  it('other names that begin alike are in none of them', async () => {
    for (const path of ['/nb-iotx', '/nb-io', '/LwM2M-online/x']) {
      assert.equal(await send('POST', `${path}?version=1&action=write&${WRITE}`, ON), NOT_FOUND);
    }
    assert.equal(await send('POST', DIALECTS.classic.write, ON), SUCC);
  });
});

const NOT_FOUND = '{"errno":8,"error":"not found"}';
