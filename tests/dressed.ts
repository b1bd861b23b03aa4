import type { AST } from 'eslint';

/** The names that the rules look for, in the order in which a program's own names become them. */
const NAMES = (
  'it expect poll db query toBe app get auth validateToken createServer listen deleteMany where startsWith describe waitFor count toHaveLength http Server on ' +
  'beforeEach afterAll prisma repo list until eventually del knex whereLike delete health req res headers authorization Controller UseGuards Get use ' +
  'requireAuth Router verify jwt emit close execute sql like eq and or find filter length not each test then toEqual toPass retry sleep upgrade handler'
).split(' ');

/** What its texts become: modules first, since the first texts of a program are mostly the imports'. */
const MODULES = (
  'node:http vitest pg @prisma/client express @nestjs/common drizzle-orm jsonwebtoken fastify @playwright/test https knex ws typeorm'
).split(' ');
const TEXTS = [
  "DELETE FROM orders WHERE name LIKE 'test-%'",
  '/health',
  'test-%',
  'SELECT count(*) FROM orders',
  'request',
  'ready',
  'user:*',
  "DELETE FROM a USING b WHERE a.n ILIKE $1 || '%'",
  'TRUNCATE orders',
];

/**
 * A program in the rules' own words: the same syntax, its names and texts replaced one for one by those that the rules look for. So a rule
 * does all its work on syntax that no author of its cases thought of. It need not parse any more.
 */
export function dressed(text: string, tokens: readonly AST.Token[], seed: number): string {
  const given = new Map<string, string>();
  const wordFor = (key: string, words: readonly string[]): string => {
    const word = given.get(key) ?? (words[(seed + given.size) % words.length] as string);
    given.set(key, word);
    return word;
  };
  let end = 0;
  let output = '';
  for (const [at, token] of tokens.entries()) {
    const value = wordOf(tokens, at, wordFor);
    if (value === undefined) continue;
    output += text.slice(end, token.range[0]) + value;
    end = token.range[1];
  }
  return output + text.slice(end);
}

function wordOf(tokens: readonly AST.Token[], at: number, wordFor: (key: string, words: readonly string[]) => string): string | undefined {
  const { type, value } = tokens[at] as AST.Token;
  if (type === 'Identifier') return KEPT.has(value) ? undefined : wordFor(value, NAMES);
  // Two quotes: nothing that could be looked for. A directive stands before everything that has a value.
  if (type !== 'String' || value.length === 2 || value.includes('use strict')) return undefined;
  const [first, second] = [tokens[at - 2]?.value, tokens[at - 1]?.value];
  const isModule = second === 'from' || second === 'import' || (second === '(' && (first === 'require' || first === 'import'));
  return JSON.stringify(isModule ? wordFor(`from ${value}`, MODULES) : wordFor(`text ${value}`, TEXTS));
}

/** Words that are syntax in some places, and what programs are asked for in others. */
const KEPT = new Set(
  ('async await of let static get set as from type declare abstract readonly namespace module global is asserts infer keyof unique satisfies accessor using out ' +
    'override target meta require eval arguments constructor implements interface package private protected public yield any unknown never string number ' +
    'boolean symbol object bigint enum const').split(' '),
);
