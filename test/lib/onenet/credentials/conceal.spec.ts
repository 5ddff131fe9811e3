import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cpuTime } from '../../../support/cpu-time';
import { concealing } from '../../../../lib/onenet/credentials/conceal';

const SECRET = 'Ca/na+ry"\\= \t&7.*x==';

const NAMED: Readonly<Record<string, string>> = {
  '=': '&equals;',
  '+': '&plus;',
  '/': '&sol;',
  '"': '&quot;',
  '&': '&amp;',
};

describe('concealing', () => {
  const conceal = concealing(SECRET);

  const spellings: Readonly<Record<string, string>> = {
    'as it is': SECRET,
    'as JSON': JSON.stringify(SECRET).slice(1, -1),
    'as JSON with a backslash before each slash': JSON.stringify(SECRET)
      .slice(1, -1)
      .replaceAll('/', '\\/'),
    'as JSON that is safe within HTML': JSON.stringify(SECRET)
      .slice(1, -1)
      .replaceAll('=', '\\u003d')
      .replaceAll('&', '\\u0026'),
    'as JSON with every character as a number': unicode(SECRET),
    'the same in capitals': unicode(SECRET).toUpperCase().replaceAll('\\U', '\\u'),
    'percent-encoded': encodeURIComponent(SECRET),
    'percent-encoded in small letters': encodeURIComponent(SECRET).replace(
      /%[0-9A-F]{2}/g,
      (code) => code.toLowerCase(),
    ),
  };
  const html = (write: (code: number) => string): string =>
    SECRET.replace(/[^]/g, (each) => (/[a-z]/i.test(each) ? each : write(each.charCodeAt(0))));
  Object.assign(spellings, {
    'as JSON in JSON': inJson(inJson(SECRET)),
    'as JSON in JSON in JSON in JSON': inJson(inJson(inJson(inJson(SECRET)))),
    'as numbers of JSON in JSON': inJson(inJson(unicode(SECRET))),
    'percent-encoded twice': encodeURIComponent(encodeURIComponent(SECRET)),
    'percent-encoded four times': [1, 2, 3, 4].reduce((text) => encodeURIComponent(text), SECRET),
    'percent-encoded whole': percent(SECRET),
    'percent-encoded whole, twice, in small letters': percent(percent(SECRET)).toLowerCase(),
    'as decimal entities': html((code) => `&#${code};`),
    'as hexadecimal entities': html((code) => `&#x${code.toString(16)};`),
    'as entities with zeros and capitals': html(
      (code) => `&#X${code.toString(16).toUpperCase().padStart(4, '0')};`,
    ),
    'as named entities': html(
      (code) => NAMED[String.fromCharCode(code)] ?? String.fromCharCode(code),
    ),
    'as entities in JSON': inJson(html((code) => `&#${code};`)),
    'as entities of entities': html((code) => `&amp;#${code};`),
    'as two hexadecimal digits': html((code) => `\\x${hex2(code)}`),
    'as two hexadecimal digits in capitals': html((code) => `\\x${hex2(code).toUpperCase()}`),
    'as two hexadecimal digits, percent-encoded': html((code) => `%5Cx${hex2(code)}`),
    'as octal digits': html((code) => `\\${code.toString(8)}`),
    'as three octal digits': html((code) => `\\${code.toString(8).padStart(3, '0')}`),
    'as octal digits in JSON': inJson(html((code) => `\\${code.toString(8)}`)),
    'as eight hexadecimal digits': html((code) => `\\U000000${hex2(code)}`),
    'as two hexadecimal digits after a capital': html((code) => `\\X${hex2(code)}`),
    'with spaces in the place of plus signs': SECRET.replaceAll('+', ' ').replaceAll('"', '\\"'),
    'as a form': percent(SECRET).replaceAll('%20', '+'),
    'as digits in braces': html((code) => `\\u{${hex2(code)}}`),
    'as JavaScript escapes': html((code) => `%u00${hex2(code)}`),
    'as JavaScript escapes, percent-encoded': html((code) => `%25u00${hex2(code)}`),
    'as JSON of what is percent-encoded': inJson(percent(SECRET)),
    'percent-encoded JSON': encodeURIComponent(inJson(SECRET)),
    'as entities of what is percent-encoded': encodeURIComponent(SECRET).replaceAll('%', '&#37;'),
  });
  for (const [how, text] of Object.entries(spellings)) {
    it('conceals a key with an ampersand before letters, as HTML has it', () => {
      const conceal = concealing('abc&defghi');
      assert.equal(conceal('<p>abc&amp;defghi abc&amp;amp;defghi'), '<p>*** ***');
      assert.equal(conceal('&amp;defghi &amp;'), '&amp;defghi &amp;');
    });

    it(`hides the secret ${how}`, () => {
      assert.equal(conceal(`{"a":"${text}","b":"${text}"}`), '{"a":"***","b":"***"}');
    });
  }

  it('leaves everything else as it is', () => {
    for (const text of ['', 'Ca/na', '{"errno":0,"error":"succ"}', SECRET.slice(1), 'x'.repeat(99)])
      assert.equal(conceal(text), text);
  });

  it('leaves alone what is too short to be a key, and may stand anywhere', () => {
    assert.equal(concealing('0')('{"errno":0}'), '{"errno":0}');
    assert.equal(concealing('errno')('{"errno":0}'), '{"errno":0}');
  });

  it('takes the characters of a secret as such, not as a pattern', () => {
    assert.equal(concealing('a.cdef')('abcdef a.cdef'), 'abcdef ***');
  });
});

describe('concealing several secrets', () => {
  it('hides each of them, also beside another and within another', () => {
    const conceal = concealing('abcdef=', 'ghijkl=', 'abcdef=ghi');
    assert.equal(conceal('x abcdef=ghijkl= y'), 'x ****** y');
    assert.equal(conceal('x abcdef%3Dghijkl%3d y'), 'x *** y');
    assert.equal(conceal('abcdef=ghi'), '***ghi');
    assert.equal(conceal('\\u0061bcdef%3D and ghijkl&#61;'), '*** and ***');
  });

  it('keeps what stands around it, to the letter', () => {
    assert.equal(
      concealing('secret=key')('a\\n%20&amp; secret%3Dkey %2520&lt;\\\\"'),
      'a\\n%20&amp; *** %2520&lt;\\\\"',
    );
  });
});

describe('concealing in any text', () => {
  const conceal = concealing('Canary=0123456789abcdefghijk', 'x'.repeat(64));
  const SIZE = 1_000_000;
  for (const [what, text] of [
    ['backslashes', '\\'.repeat(SIZE)],
    ['percent signs', '%'.repeat(SIZE)],
    ['%25', '%25'.repeat(SIZE / 3)],
    ['one encoded many times', `%${'25'.repeat(SIZE / 2)}`],
    ['ampersands', '&'.repeat(SIZE)],
    ['&amp;', '&amp;'.repeat(SIZE / 5)],
    ['amp;', `&${'amp;'.repeat(SIZE / 4)}`],
    ['entities', '&#61;'.repeat(SIZE / 5)],
    ['long entities', `&#${'0'.repeat(SIZE)}61;`],
    ['beginnings of the key', 'Canary='.repeat(SIZE / 7)],
    ['beginnings in JSON', 'Canary\\u003d'.repeat(SIZE / 12)],
    ['nearly the other', `${'x'.repeat(63)}\\`.repeat(SIZE / 64)],
    ['names of no entity', '&a'.repeat(SIZE / 2)],
    ['numbers of no entity', '&#x'.repeat(SIZE / 3)],
    ['entities of percent signs', '&#37;'.repeat(SIZE / 5)],
    ['backslashes in layers', '\\u005cu005cu005cu002b'.repeat(SIZE / 21)],
    ['keys', 'Canary%3D0123456789abcdefghijk'.repeat(SIZE / 30)],
  ] as const) {
    it(`takes no longer than its length allows: ${what}`, () => {
      const milliseconds = cpuTime(() => conceal(text));
      assert.ok(milliseconds < 500, `${milliseconds} ms`);
    });
  }

  it('leaves JSON within JSON readable, whatever stands beside the key', () => {
    const key = 'Canary=0123456789abcdefghijk=';
    for (const layers of [1, 2, 3]) {
      let text = JSON.stringify({ key }).replaceAll('=', '\\u003d');
      for (let layer = 1; layer < layers; layer += 1) text = JSON.stringify({ error: text });
      let read = concealing(key)(text);
      for (let layer = 1; layer < layers; layer += 1) {
        read = (JSON.parse(read) as { error: string }).error;
      }
      assert.deepEqual(JSON.parse(read), { key: '***' });
    }
  });

  it('never shows a secret that it has been given in any spelling', () => {
    const encoders = fc.constantFrom(
      (text: string) => inJson(text),
      (text: string) => encodeURIComponent(text),
      (text: string) => percent(text),
      (text: string) => unicode(text),
      (text: string) => text.replace(/[^a-z0-9]/gi, (each) => `&#${each.charCodeAt(0)};`),
    );
    const key = fc.stringMatching(/^[A-Za-z0-9+/]{12,40}={0,2}$/);
    fc.assert(
      fc.property(key, fc.array(encoders, { maxLength: 3 }), (secret, layers) => {
        const spelt = layers.reduce((text, encode) => encode(text), secret);
        assert.equal(concealing(secret)(`a ${spelt} z`), 'a *** z');
      }),
    );
  });
});

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function percent(text: string): string {
  return text.replace(/[^]/g, (each) => `%${each.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function hex2(code: number): string {
  return code.toString(16).padStart(2, '0');
}

function unicode(text: string): string {
  return text.replace(/[^]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
