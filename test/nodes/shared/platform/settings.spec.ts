import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readConnectionSettings } from '../../../../nodes/shared/platform/settings';

describe('readConnectionSettings', () => {
  it('reads texts without the white space around them, and numbers as texts', () => {
    const stored = { host: ' simulator\n', auth: 'token', tokenRes: 123, tls: '' };
    assert.deepEqual(readConnectionSettings(stored), {
      ...{ host: 'simulator', auth: 'token', tokenRes: '123', tls: '' },
    });
  });

  it('takes what is neither for missing', () => {
    const stored = { host: null, auth: {}, dialect: true, tokenVersion: ['x'], proxy: undefined };
    assert.deepEqual(readConnectionSettings(stored), {});
  });

  it('reads nothing else', () => {
    assert.deepEqual(readConnectionSettings({ ...{ name: 'n', id: 'i' }, host: 'h' }), {
      host: 'h',
    });
  });
});
