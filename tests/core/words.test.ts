import { expect, it } from 'vitest';
import { wordsOf } from '../../src/core/words.ts';

/** [name, its words] */
const CASES: [string, string][] = [
  ['getHTTPServer2', 'get http server2'],
  ['get_http_server2', 'get http server2'],
  ['get-http-server2', 'get http server2'],
  ['XMLHttp', 'xml http'],
  ['ABc', 'a bc'],
  ['ID', 'id'],
  ['a1B', 'a1 b'],
  ['v2API', 'v2 api'],
  ['aBC', 'a bc'],
  ['_a__b_', 'a b'],
  ['a.b c', 'a b c'],
  ['$', ''],
  ['', ''],
];

it.each(CASES)('the words of %s', (name, expected) => {
  expect(wordsOf(name).join(' ')).toBe(expected);
});
