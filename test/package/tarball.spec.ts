import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { readObjects } from '../../lib/lwm2m/objects';
import { pack } from '../support/pack';
import { readTarball } from '../support/read-tarball';
import packageJson from '../../package.json';

const types = Object.keys(packageJson['node-red'].nodes);

describe('the packed tarball', function () {
  this.timeout(120_000);
  let files: Map<string, Buffer>;

  before(async () => {
    files = readTarball(await pack());
  });

  it('holds dist, resources, examples, README, LICENSE, NOTICE and package.json, and nothing else', () => {
    const top = new Set([...files.keys()].map((path) => path.split('/')[0]));
    // npm packs every file that is named README, in whatever language.
    const readmes = ['README.md', 'README.zh-CN.md'];
    assert.deepEqual([...top].sort(), [
      'LICENSE',
      'NOTICE',
      ...readmes,
      'dist',
      'examples',
      'package.json',
      'resources',
    ]);
  });

  for (const type of types) {
    it(`holds the script, page, icon and texts of ${type}`, () => {
      const inNode = [...files.keys()].filter((path) => path.startsWith(`dist/nodes/${type}/`));
      const wanted = [
        `${type}.js`,
        `${type}.html`,
        `icons/${type}.svg`,
        ...['en-US', 'zh-CN'].flatMap((language) => [
          `locales/${language}/${type}.json`,
          `locales/${language}/${type}.html`,
        ]),
      ];
      for (const path of wanted) assert.ok(inNode.includes(`dist/nodes/${type}/${path}`), path);
    });
  }

  it('holds the day of its build, some days back', () => {
    const compiled = String(files.get('dist/lib/onenet/credentials/platform-clock.js'));
    const date = Number(/BUILD_DATE = (\d+);/.exec(compiled)?.[1]);
    const days = (Date.now() - date) / (24 * 3600 * 1000);
    assert.ok(days > 2 && days < 90, `${days}`);
  });

  it('holds the command that it names', () => {
    const command = String(files.get(packageJson.bin['onenet-nbiot-simulator']));
    assert.match(command, /^#!\/usr\/bin\/env node\n/);
  });

  it('holds all examples', () => {
    const examples = readdirSync(join(__dirname, '..', '..', 'examples'));
    assert.ok(examples.length > 0);
    for (const example of examples) assert.ok(files.has(`examples/${example}`), example);
  });

  it('holds the names of objects and resources', () => {
    const table = readObjects(JSON.parse(String(files.get('resources/objects.json'))));
    assert.equal(table.find(3311)?.name.en, 'Light Control');
    assert.equal(table.list().length, 302);
    assert.deepEqual(
      files.get('dist/lib/lwm2m/objects/objects.json'),
      files.get('resources/objects.json'),
    );
  });

  it('holds the licences of what it says of objects, and names the holder of each', () => {
    const notice = String(files.get('NOTICE'));
    for (const text of [
      'Redistribution and use in source and binary forms',
      'Permission is hereby granted, free of charge',
      'Apache License',
      'Copyright 2020 Open Mobile Alliance',
      'Copyright (c) 2018 IPSO',
      'Nordic Semiconductor ASA',
      'Simen Li',
    ]) {
      assert.ok(notice.includes(text), text);
    }
    const table = readObjects(JSON.parse(String(files.get('resources/objects.json'))));
    const named = idsIn(notice);
    assert.deepEqual(
      table.list().filter(({ id }) => !named.has(id)),
      [],
    );
  });

  it('holds only kinds of files that run or are read', () => {
    const odd = [...files.keys()].filter(
      (path) => !/\.(?:js|html|css|svg|json|md)$|^(?:LICENSE|NOTICE)$/.test(path),
    );
    assert.deepEqual(odd, []);
  });

  it('names no source map, and fills every placeholder', () => {
    for (const [path, content] of files) {
      assert.doesNotMatch(content.toString(), /sourceMappingURL|<!--\s*errno-[\w-]+\s*-->/, path);
    }
  });

  it('explains the status numbers in the help of both languages', () => {
    for (const language of ['en-US', 'zh-CN']) {
      const path = `dist/nodes/onenet-nbiot-write/locales/${language}/onenet-nbiot-write.html`;
      const help = files.get(path)?.toString() ?? '';
      assert.match(
        help,
        /<b>5106<\/b> <code>TIME_OUT<\/code><\/dt>\n<dd>[^<]+<code>timeout<\/code><br>/,
      );
      assert.match(help, /<b>-10<\/b> <code>ONENET_EXPIRED<\/code>/);
    }
  });
});

/** The ids in lines such as `Objects 19, 3200 to 3203,` and those that continue them. */
function idsIn(notice: string): Set<number> {
  const ids = new Set<number>();
  for (const [, list = ''] of notice.matchAll(/^ {4}Objects? ([\d,\s]+(?:to [\d,\s]+)*)/gm)) {
    for (const [, first, last = first] of list.matchAll(/(\d+)(?:\s+to\s+(\d+))?/g)) {
      for (let id = Number(first); id <= Number(last); id += 1) ids.add(id);
    }
  }
  return ids;
}
