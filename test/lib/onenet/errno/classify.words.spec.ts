import assert from 'node:assert/strict';
import { classifyWords } from '../../../../lib/onenet/errno/classify';
import type { MeaningName } from '../../../../lib/onenet/errno/meanings';

describe('classifyWords', () => {
  const rows: readonly [words: string, meaning: MeaningName][] = [
    ['iot.application.deviceNotFound: 设备不存在', 'device-not-found'],
    ['iot.application.deviceNotExist', 'device-not-found'],
    ['iot.application.productNotFound: no', 'product-not-found'],
    ['iot.common.authFailed: signature', 'token-refused'],
    ['onenet_common_authFailed: 鉴权失败', 'token-refused'],
    ['onenet_common_unauthorized', 'token-refused'],
    ['onenet_common_apiRateLimit', 'rate-limited'],
    ['iot.common.invalidParameter: imei', 'parameter-invalid'],
    ['iot.common.paramInvalid', 'parameter-invalid'],
    ['iot.device.deviceNotOnline', 'offline'],
    ['iot.device.deviceOffline', 'offline'],
    ['iot.device.commandTimeout', 'timeout'],
    ['iot.device.commandTimeout: no response or device offline', 'timeout'],
    ['invalid parameter/rpc response error', 'parameter-invalid-or-answer-lost'],
    ['iot.common.internalServerError', 'platform-fault'],
    ['iot.lwm2m.failed: UNSUCESS METHOD_NOT_ALLOWED', 'operation-not-allowed'],
    ['iot.wibble: wobble', 'unrecognised'],
    ['', 'unrecognised'],
  ];
  for (const [words, meaning] of rows) {
    it(`${words || 'nothing'}: ${meaning}`, () => {
      assert.equal(classifyWords(words).meaning, meaning);
    });
  }
});
