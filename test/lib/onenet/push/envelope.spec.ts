import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';

import { isSigned, readEnvelope, signPush } from '../../../../lib/onenet/push/envelope';
import { openPush } from '../../../support/open-push';
import {
  CLASSIC_ENCRYPTED,
  CLASSIC_ENCRYPTED_SIGNATURE,
  CLASSIC_KEY,
  CLASSIC_MESSAGE,
  CLASSIC_SIGNATURE,
  NEWER_ENCRYPTED,
  NEWER_KEY,
  NEWER_MESSAGE,
  NEWER_SIGNATURE,
  NONCE,
  TOKEN,
  VERIFICATION,
} from './vectors';

const open = (body: string, aesKey = '', token = TOKEN) =>
  openPush(Buffer.from(body), { token, aesKey });

const classicBody = (msg: string, signature: string) =>
  `{"msg":${msg},"msg_signature":"${signature}","nonce":"${NONCE}"}`;

describe('signatures of the push', () => {
  it('signs the verification as the platform does', () => {
    assert.equal(signPush(TOKEN, NONCE, VERIFICATION.msg), VERIFICATION.signature);
  });

  it('takes a space for the plus sign of base64', () => {
    const withPlus = signPush(TOKEN, NONCE, 'a2');
    const found = ['a2', ...Array.from({ length: 200 }, (_, i) => `b${i}`)].find((text) =>
      signPush(TOKEN, NONCE, text).includes('+'),
    );
    assert.ok(found !== undefined, withPlus);
    const signature = signPush(TOKEN, NONCE, found);
    assert.ok(isSigned(signature.replaceAll('+', ' '), TOKEN, NONCE, found));
  });

  for (const wrong of ['', 'x', VERIFICATION.signature.replace('j', 'k')]) {
    it(`refuses ${JSON.stringify(wrong)}`, () => {
      assert.equal(isSigned(wrong, TOKEN, NONCE, VERIFICATION.msg), false);
    });
  }
});

describe('readEnvelope', () => {
  it('opens the classic push', () => {
    const opened = open(classicBody(CLASSIC_MESSAGE, CLASSIC_SIGNATURE));
    assert.deepEqual(opened, {
      ok: true,
      value: { message: JSON.parse(CLASSIC_MESSAGE) as unknown, signature: 'valid' },
    });
  });

  it('opens the classic encrypted push', () => {
    const opened = open(
      JSON.stringify({
        enc_msg: CLASSIC_ENCRYPTED,
        msg_signature: CLASSIC_ENCRYPTED_SIGNATURE,
        nonce: NONCE,
      }),
      CLASSIC_KEY,
    );
    assert.deepEqual(opened, {
      ok: true,
      value: { message: JSON.parse(CLASSIC_MESSAGE) as unknown, signature: 'valid' },
    });
  });

  it('opens the newer encrypted push, with its id', () => {
    const opened = open(
      JSON.stringify({
        msg: NEWER_ENCRYPTED,
        signature: NEWER_SIGNATURE,
        nonce: NONCE,
        time: 1,
        id: '7',
      }),
      NEWER_KEY,
    );
    assert.deepEqual(opened, {
      ok: true,
      value: { message: JSON.parse(NEWER_MESSAGE) as unknown, signature: 'valid', id: '7' },
    });
  });

  it('opens the newer plain push', () => {
    const signature = signPush(TOKEN, NONCE, NEWER_MESSAGE);
    const opened = open(JSON.stringify({ msg: NEWER_MESSAGE, signature, nonce: NONCE, id: '8' }));
    assert.deepEqual(opened, {
      ok: true,
      value: { message: JSON.parse(NEWER_MESSAGE) as unknown, signature: 'valid', id: '8' },
    });
  });

  for (const msg of [
    '{"type":1,"value":1.0}',
    '{ "type" : 1 , "value" : 1e2 }',
    '{"value":"\\u4e2d\\/x","2":1,"1":2}',
    '{"value":"温度 🌡","a":"\\"}{"}',
    '[{"type":1,"value":12345678901234567890}, {"type":2}]',
  ]) {
    it(`checks the bytes as received: ${msg}`, () => {
      assert.equal(value(open(classicBody(msg, signPush(TOKEN, NONCE, msg)))).signature, 'valid');
      assert.equal(
        value(open(classicBody(msg, signPush(TOKEN, NONCE, `${msg} `)))).signature,
        'invalid',
      );
    });
  }

  it('takes any JSON for the plain message where there is no key', () => {
    for (const msg of ['"text"', '7', ' [1]', 'null']) {
      assert.deepEqual(value(open(JSON.stringify({ msg }))).message, JSON.parse(msg));
    }
  });

  it('says that the signature is missing, or cannot be checked', () => {
    assert.equal(value(open('{"msg":{"type":1}}')).signature, 'missing');
    assert.equal(value(open('{"msg":{"type":1}}', '', '')).signature, 'unchecked');
  });

  for (const length of Array.from({ length: 64 }, (_, index) => index + 1)) {
    it(`unpads a padding of 32 bytes by the length field: a message of ${length}`, () => {
      const text = JSON.stringify('m'.repeat(length));
      const opened = open(JSON.stringify({ enc_msg: encrypt(text) }), CLASSIC_KEY);
      assert.equal(value(opened).message, 'm'.repeat(length));
    });
  }

  for (const [body, rule] of [
    ['', 'pushNotJson'],
    ['{"msg":', 'pushNotJson'],
    [`{"msg":[${'{},'.repeat(30_000)}{}]}`, 'pushTooManyParts'],
    [JSON.stringify({ msg: '['.repeat(100) }), 'pushTooManyParts'],
    ['[1]', 'pushForm'],
    ['null', 'pushForm'],
    ['{"msg":null}', 'pushForm'],
    ['{"nonce":"a"}', 'pushForm'],
    ['{"msg":"c2VjcmV0"}', 'pushKeyMissing'],
    ['{"msg":"{"}', 'pushNotJson'],
    ['{"enc_msg":"c2VjcmV0"}', 'pushKey'],
  ] as const) {
    it(`refuses ${body.slice(0, 40)}: ${rule}`, () => {
      const opened = open(body);
      assert.equal(opened.ok ? 'opened' : opened.fault.rule, rule);
    });
  }

  it('judges a signature without a look at what is encrypted', () => {
    for (const body of [
      { enc_msg: 'AAAA', msg_signature: 'AAAA', nonce: NONCE },
      { msg: 'AAAA', signature: 'AAAA', nonce: NONCE },
    ]) {
      for (const aesKey of ['', CLASSIC_KEY, NEWER_KEY]) {
        const sealed = readEnvelope(Buffer.from(JSON.stringify(body)), { token: TOKEN, aesKey });
        assert.equal(value(sealed).checkSignature(), 'invalid');
      }
    }
  });

  it('takes the last of two members with one name, in value and signature alike', () => {
    const msg = '{"type":1,"value":"last"}';
    const signature = signPush(TOKEN, NONCE, msg);
    const body = `{"msg":{"value":"first"},"msg_signature":"${signature}","nonce":"${NONCE}","\\u006dsg":${msg}}`;
    assert.deepEqual(value(open(body)), {
      message: JSON.parse(msg) as unknown,
      signature: 'valid',
    });
  });

  it('says that a key does not fit', () => {
    const other = CLASSIC_KEY.replace('w', 'x');
    for (const [body, key] of [
      [{ enc_msg: CLASSIC_ENCRYPTED }, other],
      [{ msg: NEWER_ENCRYPTED }, '0123456789abcdeX'],
    ] as const) {
      const opened = open(JSON.stringify(body), key);
      assert.equal(opened.ok ? 'opened' : opened.fault.rule, 'pushDecrypt');
    }
  });
});

function value<T>(result: { ok: true; value: T } | { ok: false }): T {
  assert.ok(result.ok);
  return result.value;
}

/** As a platform would that pads to blocks of 32 bytes. */
function encrypt(text: string): string {
  const key = Buffer.from(`${CLASSIC_KEY}=`, 'base64');
  const message = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const plain = Buffer.concat([Buffer.from('0123456789abcdef'), length, message]);
  const padding = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ]).toString('base64');
}
