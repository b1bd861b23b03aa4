import { describe, expect, it } from 'vitest';
import type { SqlCondition } from '../../src/sql/condition.ts';
import { conditionIn, deletionsIn, selectionsIn } from '../../src/sql/deletions.ts';
import type { Binds, SqlText } from '../../src/sql/text.ts';
import { isWide, matchesAll, type PatternLanguage } from '../../src/sql/wildcard.ts';

const OWN = { reach: 'own' } as const;
const binds: Binds = (key) => ({ reach: 'shared', text: `bound ${key}%` });

/** A condition in short: `LIKE x%`, `own`, `(a AND b)`. */
function short(condition: SqlCondition): string {
  if (condition.kind === 'match') return `${condition.negated ? 'not ' : ''}${condition.reach}`;
  if (condition.kind === 'pattern') return `${condition.negated ? 'NOT ' : ''}LIKE ${condition.reach === 'shared' ? condition.pattern : condition.reach}`;
  return `(${condition.of.map(short).join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
}

/** [reason, statement, table and condition of each deletion in it] */
const CASES: [string, string | SqlText, string[]][] = [
  ['no deletion', "SELECT * FROM t WHERE a LIKE 'x%'", []],
  ['every row', 'DELETE FROM t', ['t: ()']],
  ['a table of a schema', "DELETE FROM app.Users WHERE a LIKE 'x%'", ['app.Users: LIKE x%']],
  ['quoted names', 'DELETE FROM `app`.`users` WHERE `a` LIKE \'x%\'', ['app.users: LIKE x%']],
  ['a hole for the table', [`DELETE FROM `, OWN, ` WHERE a LIKE 'x%'`], ['undefined: LIKE x%']],
  ['a constant hole for the table', ['DELETE FROM ', { reach: 'shared', text: 'users' }, " WHERE a LIKE 'x%'"], ['users: LIKE x%']],
  ['a hole inside a string', ["DELETE FROM t WHERE a LIKE '", OWN, "%'"], ['t: LIKE own']],
  ['a constant hole inside a string', ["DELETE FROM t WHERE a LIKE '", { reach: 'shared', text: 'x-' }, "%'"], ['t: LIKE x-%']],
  ['a quoted hole', ['DELETE FROM t WHERE a LIKE ', { reach: 'shared', text: "'x%'" }], ['t: LIKE x%']],
  ['a hole for the column', ['DELETE FROM t WHERE ', OWN, " LIKE 'x%'"], ['t: LIKE x%']],
  ['a hole for the column of an equality', ['DELETE FROM t WHERE ', OWN, " = 'x' AND a LIKE 'x%'"], ['t: (shared AND LIKE x%)']],
  ['a hole that is compared with a column', ['DELETE FROM t WHERE ', OWN, " = user_id AND a LIKE 'x%'"], ['t: (own AND LIKE x%)']],
  ['a column named like a function of the session', "DELETE FROM t WHERE user_id IN (SELECT id FROM u WHERE a LIKE 'x%')", ['t: LIKE x%']],
  ['a column named like a function, compared', "DELETE FROM t WHERE uuid = 'x' AND a LIKE 'x%'", ['t: (shared AND LIKE x%)']],
  ['that function, called', "DELETE FROM t WHERE owner = USER_ID() AND a LIKE 'x%'", ['t: (unknown AND LIKE x%)']],
  ['who is connected', "DELETE FROM t WHERE owner = CURRENT_USER AND a LIKE 'x%'", ['t: (unknown AND LIKE x%)']],
  ['a hole for a whole condition', ['DELETE FROM t WHERE ', OWN, " AND a LIKE 'x%'"], ['t: (own AND LIKE x%)']],
  ['an alias that is a hole', ['DELETE FROM t WHERE ', OWN, ".b = 'x' AND a LIKE 'x%'"], ['t: (shared AND LIKE x%)']],
  ['holes in a comment count, too', ['DELETE FROM t /* ', OWN, " */ WHERE a LIKE '", { reach: 'shared', text: 'x' }, "%'"], ['t: LIKE x%']],
  ['placeholders by number', 'DELETE FROM t WHERE a LIKE $2', ['t: LIKE bound 2%']],
  ['placeholders in order', "DELETE FROM t WHERE b = ? AND a LIKE ? AND c = '?'", ['t: (shared AND LIKE bound 2% AND shared)']],
  ['SQLite’s numbered question marks', 'DELETE FROM t WHERE a LIKE ?3', ['t: LIKE bound 3%']],
  ['placeholders by name', 'DELETE FROM t WHERE a LIKE :owner', ['t: LIKE bound owner%']],
  ['T-SQL’s names', 'DELETE FROM t WHERE a LIKE @owner', ['t: LIKE bound owner%']],
  ['ClickHouse’s names', 'DELETE FROM t WHERE a LIKE {owner: String}', ['t: LIKE bound owner%']],
  ['a cast is no name', "DELETE FROM t WHERE a::text LIKE 'x%'", ['t: LIKE x%']],
  ['a JSON operator is no placeholder', "DELETE FROM t WHERE a ?| ARRAY['k'] AND b LIKE $1", ['t: (shared AND LIKE bound 1%)']],
  ['MySQL’s backslash in a string', String.raw`DELETE FROM t WHERE a = 'it\'s' AND b LIKE 'x%'`, ['t: (shared AND LIKE x%)']],
  ['a backslash in a standard string', String.raw`DELETE FROM t WHERE a = 'c:\' AND b LIKE 'x%'`, ['t: (shared AND LIKE x%)']],
  ['MySQL’s comments', "DELETE FROM `t` # don't\nWHERE a LIKE 'x%'", ['t: LIKE x%']],
  ['MySQL’s comments do not nest', "DELETE FROM t /* a /* b */ WHERE a LIKE 'x%'", ['t: LIKE x%']],
  ['Postgres’ # is an operator', "DELETE FROM t WHERE data #>> '{a}' LIKE 'x%'", ['t: LIKE x%']],
  ['MySQL’s double-quoted string', 'DELETE FROM t WHERE a LIKE "x%"', ['t: LIKE x%']],
  ['T-SQL’s brackets', "DELETE FROM [dbo].[User Names] WHERE [a] LIKE N'x%'", ['dbo.User Names: LIKE x%']],
  ['a column named like a clause', "DELETE FROM t WHERE settings LIKE 'x%'", ['t: LIKE x%']],
  ['&& for AND', "DELETE FROM t WHERE a = 1 && b LIKE 'x%'", ['t: (shared AND LIKE x%)']],
  ['NOT of an AND', "DELETE FROM t WHERE NOT (a LIKE 'x%' AND b = $1)", ['t: (NOT LIKE x% OR not shared)']],
  ['NOT EXISTS', "DELETE FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE a LIKE 'x%')", ['t: NOT LIKE x%']],
  ['NOT NOT', "DELETE FROM t WHERE NOT NOT a LIKE 'x%'", ['t: LIKE x%']],
  ['a position that must be zero', "DELETE FROM t WHERE position('x' IN a) = 0", ['t: NOT LIKE x']],
  ['a statement without a semicolon before the next', "DELETE FROM t WHERE a LIKE 'x%'\nDELETE FROM u WHERE b LIKE 'y%'", ['t: LIKE x%', 'u: LIKE y%']],
  ['prose', "it should delete from t where a like 'x%'", []],
  ['a trigger, then a statement', "CREATE TRIGGER x AFTER DELETE ON t BEGIN DELETE FROM u WHERE CASE WHEN a LIKE 'x%' THEN 1 END; END; DELETE FROM v WHERE a LIKE 'y%'", ['v: LIKE y%']],
  ['a quoted word is no DELETE', "\"delete\" FROM t", []],
  ['a quoted word is no FROM', "DELETE \"from\" FROM t WHERE a LIKE 'x%'", ['t: LIKE x%']],
  ['tables before FROM', "DELETE TOP (10) a, b FROM t WHERE a LIKE 'x%'", ['t: LIKE x%']],
  ['the ninth word behind DELETE', "DELETE 1 2 3 4 5 6 7 8 FROM t", ['t: ()']],
  ['the tenth word behind DELETE', "DELETE 1 2 3 4 5 6 7 8 9 FROM t", []],
  ['DELETE at the end', 'x; DELETE', []],
  ['a text between DELETE and FROM', "DELETE 'a' FROM t", []],
  ['a semicolon between DELETE and FROM', 'DELETE a; SHOW TABLES FROM t', []],
  ['another statement between DELETE and FROM', 'DELETE a SELECT b FROM t', []],
  ['no table', "DELETE FROM 'x'", ['undefined: ()']],
  ['a table of this name', 'DELETE FROM "only".a', ['only.a: ()']],
  ['words before the table', 'DELETE FROM ONLY a.B', ['a.B: ()']],
  ['names that begin or end like these words', 'DELETE FROM only_a; DELETE FROM my_only', ['only_a: ()', 'my_only: ()']],
  ['a constant hole inside a quoted table', ['DELETE FROM "', { reach: 'shared', text: 'a' }, '_b".c'], ['a_b.c: ()']],
  ['an own hole inside a quoted table', ['DELETE FROM "', OWN, '".c'], ['undefined: ()']],
  ['a hole for the schema', ['DELETE FROM ', { reach: 'shared', text: 'a' }, '.', OWN], ['undefined: ()']],
  ['ClickHouse', "ALTER TABLE t ON CLUSTER c DELETE WHERE a LIKE 'x%'", ['t: LIKE x%']],
  ['ClickHouse, the table in a database', "ALTER TABLE d.t DELETE WHERE a LIKE 'x%'", ['d.t: LIKE x%']],
  ['ClickHouse, as far from the table as can be', "ALTER TABLE t 2 3 4 5 6 7 8 DELETE WHERE a LIKE 'x%'", ['t: LIKE x%']],
  ['ClickHouse, further', "ALTER TABLE t 2 3 4 5 6 7 8 9 DELETE WHERE a LIKE 'x%'", []],
  ['ClickHouse, in a second statement', "ALTER TABLE a; ALTER TABLE t DELETE WHERE b LIKE 'x%'", ['t: LIKE x%']],
  ['DELETE WHERE without ALTER TABLE', "CREATE TABLE t DELETE WHERE a LIKE 'x%'", []],
  ['DELETE WHERE of something else', "ALTER INDEX t DELETE WHERE a LIKE 'x%'", []],
  ['DELETE WHERE without TABLE', "ALTER t DELETE WHERE a LIKE 'x%'", []],
  ['DELETE WHERE alone', "DELETE WHERE a LIKE 'x%'", []],
  ['behind another word', "x DELETE FROM t\n", []],
  ['on a line of its own', 'x\nDELETE FROM t', ['t: ()']],
  ['on a line of its own, behind a word that never ends a statement', 'should\nDELETE FROM t', []],
  ['on a line of its own, behind a comma', 'x,\nDELETE FROM t', []],
  ['behind a text', "'x' DELETE FROM t\n", []],
  ['on a line of its own, behind a text', "'x'\nDELETE FROM t", ['t: ()']],
  ['behind a hole', [OWN, ' DELETE FROM t'], ['t: ()']],
  ['behind a word that begins a statement', 'EXPLAIN ANALYZE DELETE FROM t', ['t: ()']],
  ['behind that word in quotes', 'EXPLAIN "analyze" DELETE FROM t', []],
  ['in brackets', 'a (DELETE FROM t)', ['t: ()']],
  ['behind brackets', 'WITH a AS (SELECT 1) DELETE FROM t', ['t: ()']],
  ['a text that looks like a semicolon', "DELETE FROM t WHERE a = ';' AND b LIKE 'x%'", ['t: (shared AND LIKE x%)']],
  ['a text that looks like a bracket', "DELETE FROM t WHERE a = '(' AND b LIKE 'x%'; DELETE FROM u", ['t: (shared AND LIKE x%)', 'u: ()']],
  ['a bracket ends it', "(DELETE FROM t) WHERE a LIKE 'x%'", ['t: ()']],
  ['TRUNCATE ends it', "DELETE FROM t WHERE (a LIKE 'x%' OR b = 1)\nTRUNCATE u", ['t: (LIKE x% OR shared)', 'u: ()']],
  ['a select in the WITH before it', "WITH a AS (SELECT 1 FROM b WHERE c LIKE 'x%') DELETE FROM t WHERE d = 1", ['t: (shared AND LIKE x%)']],
  ['a recursive select before it', "WITH RECURSIVE a AS (SELECT 1 FROM b WHERE c LIKE 'x%') DELETE FROM t", ['t: LIKE x%']],
  ['selects before it', "WITH a (i, j) AS NOT MATERIALIZED (SELECT 1 FROM b WHERE c LIKE 'x%'), d AS MATERIALIZED (SELECT 1 FROM e WHERE f LIKE 'y%') DELETE FROM t", ['t: (LIKE y% AND LIKE x%)']],
  ['a deletion before it', "WITH a AS (DELETE FROM u WHERE b LIKE 'x%') DELETE FROM t", ['u: LIKE x%', 't: ()']],
  ['a select before it that feeds something else', "SELECT * FROM (SELECT 1 FROM b WHERE c LIKE 'x%')\nDELETE FROM t", ['t: ()']],
  ['a table made before it', "CREATE TABLE a AS (SELECT 1 FROM b WHERE c LIKE 'x%')\nDELETE FROM t", ['t: ()']],
  ['a WITH that feeds something else', "WITH a AS (SELECT 1 FROM b WHERE c LIKE 'x%') SELECT d (SELECT 2)\nDELETE FROM t", ['t: ()']],
  ['a bracket before it that nothing opens', 'a)\nDELETE FROM t', ['t: ()']],
  ['a bracket alone before it', ')DELETE FROM t', ['t: ()']],
  ['TRUNCATE', 'TRUNCATE TABLE IF EXISTS app.t CASCADE', ['app.t: ()']],
  ['TRUNCATE of a hole', ['TRUNCATE TABLE ', OWN, ' CASCADE'], ['undefined: ()']],
  ['TRUNCATE of a constant hole', ['TRUNCATE ', { reach: 'shared', text: 't' }], ['t: ()']],
  ['TRUNCATE of a quoted name', 'TRUNCATE "the"', ['the: ()']],
  ['TRUNCATE of nothing', 'TRUNCATE', []],
  ['TRUNCATE of a text', "TRUNCATE 'x'", []],
  ['TRUNCATE of a text, then a hole', ["TRUNCATE 'x' ", OWN], []],
  ['a table that ends like a word of prose', 'TRUNCATE beta', ['beta: ()']],
  ['a table that begins like a word of prose', 'TRUNCATE anna', ['anna: ()']],
  ['prose behind it', 'TRUNCATE t; a word', ['t: ()']],
  ['prose before it', 'a word; TRUNCATE t', ['t: ()']],
  ['prose on the line before it', 'the\nTRUNCATE t', ['t: ()']],
  ['a quoted TRUNCATE', '"truncate" t', []],
  ['no start of a statement', 'x TRUNCATE t', []],
  ['TRUNCATE as a function', 'SELECT TRUNCATE(a, 2) FROM t', []],
  ['TRUNCATE in prose', 'truncate the text to a line', []],
  ['a text that ends inside a string', "DELETE FROM t WHERE a LIKE 'x%", ['t: LIKE x%']],
  ['a text that ends inside brackets', "DELETE FROM t WHERE (a LIKE 'x%' AND (b = 1", ['t: (LIKE x% AND shared)']],
  ['a statement in a statement', "DELETE FROM t WHERE a IN (WITH b AS (DELETE FROM u WHERE c LIKE 'x%' RETURNING d) SELECT d FROM b)", ['t: ()', 'u: LIKE x%']],
  ['the twentieth statement in a statement', `${'WITH a AS (DELETE FROM t WHERE b IN (SELECT 1) AND c IN '.repeat(19)}(WITH a AS (DELETE FROM u WHERE d LIKE 'x%'`, [...Array<string>(19).fill('t: ()'), 'u: LIKE x%']],
  ['statements that nest deeper than anybody writes', 'WITH a AS (DELETE FROM t WHERE b = 1 AND c IN '.repeat(30), Array<string>(20).fill('t: (shared AND shared)')],
  ['the next TRUNCATE on a line of its own', 'TRUNCATE t\nTRUNCATE u', ['t: ()', 'u: ()']],
  ['many statements, one after the other', "DELETE FROM t WHERE a LIKE 'x%'\n".repeat(50), Array<string>(50).fill('t: LIKE x%')],
  ['brackets that nest deeper than anybody writes', `DELETE FROM t WHERE ${'('.repeat(500)}a LIKE 'x%'${')'.repeat(500)}`, ['t: unknown']],
];

describe('deletionsIn', () => {
  it.each(CASES)('%s', (_reason, text, expected) => {
    const found = deletionsIn(typeof text === 'string' ? [text] : text, binds);
    expect(found.map((one) => `${one.table}: ${short(one.where)}`)).toEqual(expected);
  });

  it('says where a statement and its pattern stand', () => {
    const sql = "SELECT 1; DELETE FROM t WHERE a LIKE 'x%' LIMIT 1;";
    const [found] = deletionsIn([sql], binds);
    expect(sql.slice(found?.start, found?.end)).toBe("DELETE FROM t WHERE a LIKE 'x%' LIMIT 1");
    if (found?.where.kind !== 'pattern') throw new Error('no pattern');
    expect(sql.slice(found.where.at.start, found.where.at.end)).toBe("LIKE 'x%'");
    expect(sql.slice(found.where.at.value.start, found.where.at.value.end)).toBe("'x%'");
  });

  it.each([
    ['a DELETE', 'x; DELETE FROM t WHERE a = 1; y', 'DELETE FROM t WHERE a = 1'],
    ['a DELETE in brackets', 'WITH a AS (DELETE FROM t) SELECT 1', 'DELETE FROM t'],
    ['ClickHouse’s', 'ALTER TABLE t DELETE WHERE a = 1;', 'DELETE WHERE a = 1'],
    ['a TRUNCATE', 'x; TRUNCATE TABLE t, u; y', 'TRUNCATE TABLE t, u'],
    ['a DELETE before a TRUNCATE', 'DELETE FROM t\nTRUNCATE a.b', 'DELETE FROM t'],
  ])('says where %s stands', (_name, sql, expected) => {
    const [found] = deletionsIn([sql], binds);
    expect(sql.slice(found?.start, found?.end)).toBe(expected);
  });

  it('reads a condition that stands alone', () => {
    expect(short(conditionIn(["lower(mail) LIKE 'x%' OR id = ?"], () => OWN))).toBe('(LIKE x% OR own)');
  });

  it('takes time in proportion to the text, whatever it holds', () => {
    const timeOf = (text: string) => {
      const start = process.cpuUsage();
      deletionsIn([text], binds);
      return process.cpuUsage(start).user;
    };
    const pieces = ["DELETE FROM t WHERE a LIKE 'x%';\n", '(', "''", '/*', 'as delete from ', '$a', '[', '{a:', 'not ', "a like 'x%' or ", 'in (select b from c where d ', 'in with a as (delete from a where b ', 'in (b as delete from a where b ', '\ntruncate a '];
    for (const piece of pieces) {
      const repeated = (length: number) => `DELETE FROM t WHERE ${piece.repeat(length / piece.length)}`;
      timeOf(repeated(50_000));
      // Ten times the text; were the time quadratic, it would be a hundred times as long.
      expect(timeOf(repeated(500_000)), piece).toBeLessThan(50 * Math.max(timeOf(repeated(50_000)), 4_000));
    }
  }, 60_000);
});

/** [reason, statement, table, condition and place of what is selected] */
const SELECTIONS: [string, string | SqlText, string[]][] = [
  ['a select', "SELECT id FROM t WHERE a LIKE 'x%'", ["t: LIKE x% <SELECT id FROM t WHERE a LIKE 'x%'>"]],
  ['a select and something else', "SELECT id FROM t WHERE a LIKE 'x%'; SELECT 1", ["t: LIKE x% <SELECT id FROM t WHERE a LIKE 'x%'>"]],
  ['a FROM in brackets', 'SELECT extract(year FROM a) FROM t', ['t: () <SELECT extract(year FROM a) FROM t>']],
  ['a FROM of a subselect', 'SELECT 1 FROM (SELECT 2)', ['undefined: () <SELECT 1 FROM (SELECT 2)>']],
  ['a FROM in quotes', 'SELECT "from" FROM t', ['t: () <SELECT "from" FROM t>']],
  ['no FROM', 'SELECT 1', ['undefined: () <SELECT 1>']],
  ['a FROM behind it', 'SELECT 1; a FROM b', ['undefined: () <SELECT 1>']],
  ['SELECT alone', 'SELECT', ['undefined: () <SELECT>']],
  ['no select', "DELETE FROM t WHERE a LIKE 'x%'", []],
  ['not at the start', "x SELECT id FROM t", []],
  ['a quoted word', "\"select\" id FROM t", []],
  ['nothing', '', []],
];

it.each(SELECTIONS)('selectionsIn: %s', (_reason, text, expected) => {
  const found = selectionsIn([text as string], binds);
  expect(found.map((one) => `${one.table}: ${short(one.where)} <${(text as string).slice(one.start, one.end)}>`)).toEqual(expected);
});

/** [pattern, language, whether it matches more than one text] */
const PATTERNS: [string, PatternLanguage, boolean][] = [
  ['x%', 'like', true],
  ['%', 'like', true],
  ['fixed', 'like', false],
  ['fixed_user', 'like', false],
  ['user_', 'like', true],
  ['a__b', 'like', true],
  ['100\\%', 'like', false],
  ['x\\_%', 'like', true],
  ['x', 'prefix', true],
  ['^fixed$', 'regex', false],
  ['^fixed\\.one$', 'regex', false],
  ['^fixed', 'regex', true],
  ['fixed', 'regex', true],
  ['^a.b$', 'regex', true],
  ['^\\d$', 'regex', true],
  ['x^fixed$', 'regex', true],
  ['^fixed$x', 'regex', true],
  ['a\\%_', 'like', true],
  ['a_\\_', 'like', false],
  ['a\\__', 'like', true],
  ['', 'like', false],
  ['x\\', 'like', false],
  ['x*', 'glob', true],
  ['x', 'glob', false],
];

describe('isWide', () => {
  it.each(PATTERNS)('%s as %s: %s', (pattern, language, wide) => expect(isWide(pattern, language)).toBe(wide));
  it('knows the escape character of the statement', () => {
    expect(isWide('100!%', 'like', '!')).toBe(false);
    expect(isWide('100\\%', 'like', '!')).toBe(true);
    expect(isWide('a!_', 'like', '')).toBe(true);
    expect(isWide('100%%', 'like', '%')).toBe(false);
  });
});

/** [pattern, language, whether it matches whatever there is] */
const ALL: [string, PatternLanguage, boolean][] = [
  ['%', 'like', true],
  ['%%', 'like', true],
  ['%x', 'like', false],
  ['x%', 'like', false],
  ['', 'like', false],
  ['*', 'glob', true],
  ['**', 'glob', true],
  ['*x', 'glob', false],
  ['x*', 'glob', false],
  ['', 'regex', true],
  ['.*', 'regex', true],
  ['^.*$', 'regex', true],
  ['^', 'regex', true],
  ['$', 'regex', true],
  ['^.*', 'regex', true],
  ['x.*', 'regex', false],
  ['.*x', 'regex', false],
  ['', 'prefix', true],
  ['', 'inside', true],
  ['x', 'prefix', false],
  ['%', 'suffix', false],
];

it.each(ALL)('matchesAll: %s as %s: %s', (pattern, language, all) => expect(matchesAll(pattern, language)).toBe(all));
