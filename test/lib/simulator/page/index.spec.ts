import assert from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../../../lib/simulator';
import { readFiles } from '../../../../lib/simulator/page';
import { call } from '../call';
import { ask } from './ask';

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

const FILES = readFiles();

describe('page', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());

  for (const path of [...FILES.keys(), '/?lang=zh', '/events', '/page/nothing.js']) {
    it(`${path} comes with the headers that keep a browser safe`, async () => {
      const answer = await ask(simulator, path);
      answer.destroy();
      assert.equal(answer.statusCode, path === '/page/nothing.js' ? 404 : 200);
      const { headers } = answer;
      assert.equal(headers['content-security-policy'], CSP);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['x-frame-options'], 'DENY');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
      assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(headers['access-control-allow-origin'], undefined);
    });
  }

  for (const [path, type] of [
    ['/', 'text/html'],
    ['/page/main.js', 'text/javascript'],
    ['/page/style.css', 'text/css'],
    ['/page/icon.svg', 'image/svg+xml'],
  ] as const) {
    it(`${path} is ${type}, and a HEAD tells so, too`, async () => {
      for (const method of ['GET', 'HEAD']) {
        const answer = await ask(simulator, path, {}, method);
        assert.equal(answer.headers['content-type'], `${type}; charset=utf-8`);
        assert.equal((await answer.toArray()).length > 0, method === 'GET');
      }
    });
  }

  it('has every file that another one names, and nothing from elsewhere', () => {
    const named = [...FILES.values()].flatMap(({ body }) => [
      ...Array.from(body.matchAll(/(?:href|src)="([^"]*)"/g), ([, path = '']) => `/${path}`),
      ...Array.from(body.matchAll(/from '\.\/([^']*)'/g), ([, name = '']) => `/page/${name}`),
    ]);
    assert.ok(named.length > 20);
    for (const path of named) assert.ok(FILES.has(path), path);
  });

  it('has no script or style in the document itself, which the policy would not let run', () => {
    const { body = '' } = FILES.get('/') ?? {};
    assert.doesNotMatch(body, /<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/i);
  });

  describe('is for this machine alone', () => {
    for (const [host, status] of [
      ['127.0.0.1:18830', 200],
      ['127.0.0.1', 200],
      ['localhost:1', 200],
      ['LocalHost:18830', 200],
      ['[::1]:18830', 200],
      ['attacker.example', 403],
      ['attacker.example:18830', 403],
      ['localhost.attacker.example', 403],
      ['127.0.0.1.attacker.example', 403],
      ['127.0.0.1@attacker.example', 403],
      ['attacker.example#localhost', 403],
      ['192.168.1.10:18830', 403],
      ['0.0.0.0:18830', 403],
    ] as const) {
      it(`Host ${host}: ${status}`, async () => {
        for (const path of ['/', '/page/main.js', '/events']) {
          const answer = await ask(simulator, path, { host });
          answer.destroy();
          assert.equal(answer.statusCode, status, path);
        }
      });
    }

    for (const [site, status] of [
      ['same-origin', 200],
      ['none', 200],
      ['same-site', 403],
      ['cross-site', 403],
    ] as const) {
      it(`events for a script that is ${site}: ${status}`, async () => {
        const answer = await ask(simulator, '/events', { 'Sec-Fetch-Site': site });
        answer.destroy();
        assert.equal(answer.statusCode, status);
      });
    }
  });

  it('leaves the paths of the platform, and its own with other methods, to the platform', async () => {
    const { text: read } = await call(simulator, 'GET', '/nbiot?imei=860000000000017&obj_id=3');
    assert.match(read, /^{"errno":0,"data":\[/);
    for (const [method, path] of [
      ['POST', '/'],
      ['PUT', '/page/main.js'],
      ['POST', '/events'],
      ['GET', '/devices/860000000000017/reachability'],
      ['GET', '/devices/860000000000017'],
      ['GET', '/page/../nbiot'],
      ['GET', '/page/.js'],
    ] as const) {
      const { status, text } = await call(simulator, method, path);
      assert.equal(status, 200, path);
      assert.match(text, /^{"errno":\d+,/, path);
      assert.doesNotMatch(text, /"errno":0,/, path);
    }
  });

  it('is not in the log, and no fault of the platform reaches it', async () => {
    const own = await startSimulator();
    own.prepend(() => {
      throw new Error('fault');
    });
    assert.equal((await ask(own, '/')).statusCode, 200);
    assert.deepEqual(own.requests, []);
    await own.close();
  });
});
