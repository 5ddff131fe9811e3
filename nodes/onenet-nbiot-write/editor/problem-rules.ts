/**
 * The sentences in which the runtime says why something cannot be sent, and the keys, below `problem.` of the
 * catalogue, by which the dialog says the same in the viewer's language. A group of a pattern fills the place of its
 * name; `value` is what stands there now, in words.
 */

export interface ProblemRule {
  readonly pattern: RegExp;
  readonly key: string;
}

export const PROBLEM_RULES: readonly ProblemRule[] = [
  { key: 'empty', pattern: /^is (?:empty|nothing): there is nothing to write$/ },
  { key: 'nothing', pattern: /^is (?<value>.+): there is nothing to write$/ },
  { key: 'noResource', pattern: /^is blank, and the payload / },
  {
    key: 'strangeKey',
    pattern:
      /^is an object with the key (?<name>".*"), which is no Resource ID \(0 to (?<max>\d+)\)/,
  },
  { key: 'bufferJson', pattern: /^is a Buffer that has become JSON/ },
  { key: 'besideData', pattern: /^has the key "data" and beside it (?<name>".*"):/ },
  { key: 'dataArray', pattern: /^must be an array of \{res_id, val\}, not (?<value>.+)$/ },
  { key: 'missing', pattern: /^is missing$/ },
  { key: 'strangeField', pattern: /^is not a field that OneNET knows/ },
  { key: 'again', pattern: /^names resource (?<id>\d+) again/ },
  {
    key: 'size',
    pattern: /^makes a body of (?<size>\d+) bytes, and OneNET takes at most (?<limit>\d+)$/,
  },
  { key: 'tooLarge', pattern: /^too large$/ },
  { key: 'finite', pattern: /^must be a finite number(?: of seconds)?, not (?<value>.+)$/ },
  { key: 'plain', pattern: /^must be true, false, a number, .* not (?<value>.+)$/ },
  { key: 'hexText', pattern: /^with type 1 must be a hex text such as .* not (?<value>.+)$/ },
  {
    key: 'hexDigits',
    pattern: /^with type 1 must be hex digits \(0-9, a-f\), not (?<value>.+); for plain text/,
  },
  { key: 'wholeBytes', pattern: /^with type 1 must be whole bytes.* has (?<count>\d+) digits$/ },
  { key: 'notADate', pattern: /^is not a valid Date$/ },
  {
    key: 'wholeSeconds',
    pattern: /^with type 2 must be a whole number of seconds, not (?<value>.+)$/,
  },
  { key: 'milliseconds', pattern: /^with type 2 is in seconds, and (?<count>\S+) can only be/ },
  {
    key: 'time',
    pattern:
      /^with type 2 must be seconds since 1970.*?, not (?<value>.+?)(?:; seconds must come as a number)?$/,
  },
  { key: 'later', pattern: /^must be later than now, not (?<value>.+)$/ },
  { key: 'afterBegin', pattern: /^must be later than validFrom/ },
  { key: 'moment', pattern: /^must be a number of seconds from now, .*?, not (?<value>.+)$/ },
  { key: 'epoch', pattern: /^is a number of seconds from now, and (?<count>\S+) can only be/ },
  { key: 'zone', pattern: /^does not say its zone/ },
  { key: 'year', pattern: /^must be before the year 10000/ },
  { key: 'range', pattern: /^must be from (?<min>\d+) to (?<max>\d+), not (?<value>.+)$/ },
  { key: 'wholeNumber', pattern: /^must be a whole number, not (?<value>.+)$/ },
  { key: 'element', pattern: /^must be an object with res_id and val, not (?<value>.+)$/ },
  { key: 'text', pattern: /^must be a text, not (?<value>.+)$/ },
  { key: 'oneOf', pattern: /^must be (?<first>\d+) or (?<second>\d+), not (?<value>.+)$/ },
  { key: 'half', pattern: /^holds half a character/ },
  { key: 'notANumber', pattern: /^could not be read: "(?<value>.*)" is not a number$/ },
  // As the parsers of the engine and of long integers say it.
  { key: 'notJsonAt', pattern: /^could not be read: .+ at position (?<index>\d+)/ },
  {
    key: 'notJson',
    pattern: /^could not be read: (?:Unexpected end of JSON input$|.* is not valid JSON$)/,
  },
  { key: 'unreadable', pattern: /^could not be read: (?<reason>.+)$/ },
];
