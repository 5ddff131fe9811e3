/** Words for the kinds of values that a fault can be about. */

const enUS = {
  string: 'the text {text}',
  emptyString: 'an empty text',
  nothing: 'nothing',
  null: 'null',
  array: 'an array',
  buffer: 'a Buffer',
  date: 'a Date',
  typedArray: 'a typed array',
  map: 'a Map',
  set: 'a Set',
  error: 'an Error',
  regExp: 'a regular expression',
  promise: 'a Promise',
  function: 'a function',
  symbol: 'a symbol',
  object: 'an object',
} as const;

const zhCN: Readonly<Record<keyof typeof enUS, string>> = {
  string: '文本 {text}',
  emptyString: '空文本',
  nothing: '空值',
  null: 'null',
  array: '数组',
  buffer: 'Buffer',
  date: 'Date',
  typedArray: '类型化数组',
  map: 'Map',
  set: 'Set',
  error: 'Error',
  regExp: '正则表达式',
  promise: 'Promise',
  function: '函数',
  symbol: 'symbol',
  object: '对象',
};

export const VALUES = { 'en-US': enUS, 'zh-CN': zhCN } as const;
