import assert from 'node:assert/strict';
import { concealing } from '../../../../lib/onenet/credentials/conceal';

const SECRET = 'Ca/na+ry"\\= \t&7.*x==';

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
  for (const [how, text] of Object.entries(spellings)) {
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

function unicode(text: string): string {
  return text.replace(/[^]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
