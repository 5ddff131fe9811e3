import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnswerBytes } from '../../../../lib/onenet/http/http-response';

const LIMIT = 16 * 1024;

/** A head of so many bytes. */
function headOf(size: number, status = '200 OK'): string {
  const line = `HTTP/1.1 ${status}\r\nx: `;
  return `${line}${'y'.repeat(size - line.length - 4)}\r\n\r\n`;
}

function chunkedOf(chunks: readonly string[], trailers = ''): string {
  const body = chunks.map((each) => `${each.length.toString(16)};a=b\r\n${each}\r\n`).join('');
  return `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${body}0\r\n${trailers}\r\n`;
}

/** What undici gets to read, when the answer comes in pieces that end at the cuts. */
function passThrough(
  answer: string,
  cuts: readonly number[] = [],
): [text: string, tooLarge: boolean] {
  const bytes = Buffer.from(answer, 'latin1');
  const reader = new AnswerBytes();
  const ends = [...cuts.map((cut) => cut % bytes.length), bytes.length].sort((a, b) => a - b);
  let from = 0;
  for (const end of ends) {
    if (end > from) reader.read(bytes.subarray(from, end));
    from = end;
  }
  return [bytes.toString('latin1'), reader.isTooLarge];
}

const cuts = fc.array(fc.nat(), { maxLength: 20 });
const text = fc.stringMatching(/^[ -~\r\n]{1,80}$/);

describe('the bytes of an answer', () => {
  it('are left as they are, in whatever pieces they come', () => {
    const answer = fc.oneof(
      text.map((body) => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`),
      fc.array(text, { maxLength: 5 }).map((chunks) => chunkedOf(chunks, 'x: y\r\n')),
    );
    fc.assert(
      fc.property(answer, cuts, (whole, at) => {
        assert.deepEqual(passThrough(whole, at), [whole, false]);
      }),
    );
  });

  it('have 102 in the place of every other interim status, in whatever pieces they come', () => {
    const interim = fc.array(fc.constantFrom('100 Continue', '101 X', '103 Early Hints'), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(interim, cuts, (statuses, at) => {
        const heads = (list: readonly string[]): string =>
          list.map((status) => `HTTP/1.1 ${status}\r\na: b\r\n\r\n`).join('');
        const rest = 'HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 100 in the body';
        const [read, tooLarge] = passThrough(heads(statuses) + rest, at);
        assert.equal(read, heads(statuses.map((each) => each.replace(/^\d+/, '102'))) + rest);
        assert.equal(tooLarge, false);
      }),
    );
  });

  for (const [what, limit, made] of [
    ['head', LIMIT, headOf],
    [
      'interim head',
      LIMIT,
      (size: number) => `${headOf(size, '102 Processing')}HTTP/1.1 200 OK\r\n\r\n`,
    ],
    [
      'head after an interim one',
      LIMIT,
      (size: number) => `HTTP/1.1 102 Processing\r\n\r\n${headOf(size)}`,
    ],
    [
      'sum of all interim heads',
      LIMIT,
      (size: number) =>
        headOf(100, '102 Processing').repeat(9) +
        `${headOf(size - 900, '102 Processing')}HTTP/1.1 200 OK\r\n\r\n`,
    ],
    ['trailers', LIMIT, (size: number) => chunkedOf(['abc'], `${'x'.repeat(size - 4)}\r\n`)],
  ] as const) {
    it(`are cut off where the ${what} is too large`, () => {
      fc.assert(
        fc.property(cuts, (at) => {
          const largest = made(limit);
          const [left, wasTooLarge] = passThrough(largest, at);
          assert.ok(left === largest && !wasTooLarge);
          const [read, tooLarge] = passThrough(made(limit + 1), at);
          assert.equal(tooLarge, true);
          assert.ok(read.includes('\0'));
        }),
        { numRuns: 30 },
      );
    });
  }

  it('are cut off in the very piece in which the limit is passed', () => {
    const [read] = passThrough(`HTTP/1.1 200 OK\r\n${'a:b\r\n'.repeat(100_000)}\r\n`);
    assert.ok(/^\0+$/.test(read));
    const [trailed] = passThrough(chunkedOf(['abc'], 'a:b\r\n'.repeat(100_000)));
    assert.ok(/^HTTP[^\0]*\r\n0\r\n\0+$/.test(trailed));
  });

  it('are left to undici where they do not begin like HTTP', () => {
    const page = `<html>${'x'.repeat(2 * LIMIT)}`;
    const [read, tooLarge] = passThrough(page, [1000]);
    assert.ok(read === page && !tooLarge);
  });
});
