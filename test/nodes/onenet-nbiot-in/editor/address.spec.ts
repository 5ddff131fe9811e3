import assert from 'node:assert/strict';

import {
  createToken,
  isPrivate,
  pushAddress,
} from '../../../../nodes/onenet-nbiot-in/editor/address';

describe('pushAddress', () => {
  const place = { origin: 'https://nr.example.com:1880', hostname: 'nr.example.com' };
  for (const [root, path, expected] of [
    ['/', '', 'https://nr.example.com:1880/onenet'],
    [undefined, '/a', 'https://nr.example.com:1880/a'],
    ['/api/', 'A//b/', 'https://nr.example.com:1880/api/a/b'],
    ['/', '/设备', 'https://nr.example.com:1880/%E8%AE%BE%E5%A4%87'],
    [false, '/a', undefined],
    ['/', '/a b', undefined],
    ['/', '${PATH_OF_IT}', undefined],
  ] as const) {
    it(`${String(root)} and ${path}: ${String(expected)}`, () => {
      assert.equal(pushAddress(place, root, path), expected);
    });
  }
});

describe('isPrivate', () => {
  for (const [hostname, expected] of [
    ['localhost', true],
    ['127.0.0.1', true],
    ['192.168.1.4', true],
    ['172.20.0.1', true],
    ['172.32.0.1', false],
    ['10.0.0.1', true],
    ['[::1]', true],
    ['[fd00::1]', true],
    ['raspberrypi', true],
    ['raspberrypi.local', true],
    ['nr.example.com', false],
    ['203.0.113.7', false],
    ['10.example.com', false],
  ] as const) {
    it(`${hostname}: ${String(expected)}`, () => {
      assert.equal(isPrivate({ origin: '', hostname }), expected);
    });
  }
});

describe('createToken', () => {
  it('makes 24 characters of letters and digits, each as likely as the other', () => {
    const token = createToken((bytes) => crypto.getRandomValues(bytes));
    assert.match(token, /^[A-Za-z2-9]{24}$/);
    assert.notEqual(
      token,
      createToken((bytes) => crypto.getRandomValues(bytes)),
    );
  });

  it('takes no byte that would favour the beginning of the alphabet', () => {
    let calls = 0;
    const token = createToken((bytes) => {
      bytes.fill(calls === 0 ? 255 : 1);
      calls += 1;
    });
    assert.equal(token, 'B'.repeat(24));
  });
});
