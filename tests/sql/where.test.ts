import { describe, expect, it } from 'vitest';
import type { SqlCondition } from '../../src/sql/condition.ts';
import { conditionIn, deletionsIn } from '../../src/sql/deletions.ts';
import type { Binds, SqlText } from '../../src/sql/text.ts';

const OWN = { reach: 'own' } as const;
const UNKNOWN = { reach: 'unknown' } as const;
const constant = (text: string) => ({ reach: 'shared', text }) as const;
/** `:own` is the test's own, `:open` not known, any other the same in every test. */
const binds: Binds = (key) => (key === 'own' ? OWN : key === 'gone' ? undefined : key === 'open' ? UNKNOWN : { reach: 'shared', text: `bound ${key}%` });

/** A condition in short; what stands in angle brackets is the stretch from the operator to the pattern's end. */
function short(condition: SqlCondition, text = ''): string {
  if (condition.kind === 'match') return `${condition.negated ? 'not ' : ''}${condition.reach}`;
  if (condition.kind !== 'pattern') return `(${condition.of.map((one) => short(one, text)).join(` ${condition.kind.toUpperCase()} `)})`;
  const { negated, at, reach, pattern } = condition;
  const place = text && `<${text.slice(at.start, at.end)}|${text.slice(at.value.start, at.value.end)}>`;
  return `${negated ? 'NOT ' : ''}${at.language} ${reach === 'shared' ? '' : `${reach} `}${pattern}${place}`;
}

/** [reason, condition, what is read] */
type Case = [string, string | SqlText, string];

const LOGIC: Case[] = [
  ['one predicate', "a LIKE 'x%'", 'like x%'],
  ['AND before OR', "a = 1 AND b LIKE 'x%' OR c = 2 AND d = 3", '((shared AND like x%) OR (shared AND shared))'],
  ['brackets before AND', "(a = 1 OR b LIKE 'x%') AND c = 2", '((shared OR like x%) AND shared)'],
  ['brackets at the end', "a = 1 AND (b LIKE 'x%' OR c = :own)", '(shared AND (like x% OR own))'],
  ['XOR counts as OR', "a LIKE 'x%' XOR b = :own", '(like x% OR own)'],
  ['&& counts as AND', "a LIKE 'x%' && b = :own", '(like x% AND own)'],
  ['NOT', "NOT a LIKE 'x%'", 'NOT like x%'],
  ['! as NOT', "! a LIKE 'x%'", 'NOT like x%'],
  ['NOT ! is no negation', "NOT ! a LIKE 'x%'", 'like x%'],
  ['NOT of an OR', "NOT (a LIKE 'x%' OR b = :own)", '(NOT like x% AND not own)'],
  ['NOT of an AND', "NOT (a LIKE 'x%' AND b = :own)", '(NOT like x% OR not own)'],
  ['NOT of what always holds', "NOT (1 = 1)", 'shared'],
  ['brackets of a value', "(a || b) LIKE 'x%'", 'like x%'],
  ['brackets of values in a row', "(a, b) = (:own, 1)", 'own'],
  ['brackets around brackets', "((a LIKE 'x%'))", 'like x%'],
  ['brackets that nothing closes', "((a LIKE 'x%' AND b = 1", '(like x% AND shared)'],
  ['nothing', '', 'shared'],
  ['nothing behind AND', "a LIKE 'x%' AND", '(like x% AND shared)'],
  ['words as text are no words', "a = 'and' AND b = 'or' OR c = 'not'", '((shared AND shared) OR shared)'],
  ['words as names are no words', "a = \"or\" AND \"not\" LIKE 'x%'", '(shared AND like x%)'],
  ['a list ends where its bracket does', "a IN (1, 2) AND b LIKE 'x%'", '(shared AND like x%)'],
  ['BETWEEN keeps its AND', "a BETWEEN 1 AND :own AND b LIKE 'x%'", '(own AND like x%)'],
  ['a second BETWEEN keeps its own', "a BETWEEN 1 AND 2 AND b BETWEEN 3 AND :own OR c = 1", '((shared AND own) OR shared)'],
  ['BETWEEN as text is no BETWEEN', "a = 'between' AND b = :own", '(shared AND own)'],
  ['OR ends a BETWEEN', "a BETWEEN 1 OR b = :own", '(shared OR own)'],
  ['CASE keeps its AND and OR', "CASE WHEN a = 1 AND b = 2 OR c = 3 THEN d ELSE e END = :own AND f LIKE 'x%'", '(own AND like x%)'],
  ['a CASE in a CASE', "CASE WHEN CASE WHEN a OR b THEN 1 END = 1 OR c THEN 1 END = :own OR d = 1", '(own OR shared)'],
  ['an END without a CASE', "end = 1 AND b LIKE 'x%'", '(shared AND like x%)'],
  ['a clause ends the condition', "a LIKE 'x%' ORDER BY b LIMIT 1", 'like x%'],
  ['a clause behind brackets ends the condition', "(a LIKE 'x%' OR b = :own) LIMIT 1", '(like x% OR own)'],
  ['a subselect alone', "(SELECT b FROM c WHERE d LIKE 'x%') AND e = :own", '(like x% AND own)'],
  ['a join ends the condition', "a LIKE 'x%' LEFT JOIN b ON true", 'like x%'],
  ['an outer join ends the condition', "a LIKE 'x%' FULL OUTER JOIN b ON true", 'like x%'],
  ['a column named like a join', "a = left AND b LIKE 'x%'", '(shared AND like x%)'],
  ['a join of any side', "(a LIKE 'x%') RIGHT JOIN b ON true", 'like x%'],
  ['&& behind brackets', "(a LIKE 'x%') && (b = 1)", '(like x% AND shared)'],
  ['the next deletion ends the condition', "a LIKE 'x%' DELETE FROM u", 'like x%'],
  ['a column named like a deletion', "a = delete AND b LIKE 'x%'", '(shared AND like x%)'],
  ['a column named like a clause', "settings = 1 AND b LIKE 'x%'", '(shared AND like x%)'],
  ['a column named like a join, first', "left = 1 AND b LIKE 'x%'", '(shared AND like x%)'],
];

const PATTERNS: Case[] = [
  ['NOT LIKE', "a NOT LIKE 'x%'", 'NOT like x%'],
  ['a text that says not', "'not' LIKE 'x%'", 'like x%'],
  ['ILIKE', "a ILIKE 'x%'", 'like x%'],
  ['~~', "a ~~ 'x%' AND a !~~ 'y%' AND a ~~* 'z%' AND a !~~* 'w%'", '(like x% AND NOT like y% AND like z% AND NOT like w%)'],
  ['regular expressions', "a ~ 'x' AND a !~ 'y' AND a ~* 'z' AND a !~* 'w' AND a REGEXP 'v' AND a RLIKE 'u'", '(regex x AND NOT regex y AND regex z AND NOT regex w AND regex v AND regex u)'],
  ['SIMILAR TO', "a SIMILAR TO 'x%' OR a NOT SIMILAR TO 'y%'", '(like x% OR NOT like y%)'],
  ['GLOB', "a GLOB 'x*'", 'glob x*'],
  ['^@', "a ^@ 'x'", 'prefix x'],
  ['a name is no operator', "a = \"like\"", 'shared'],
  ['a text is no operator', "a = 'like' || 'x%'", 'shared'],
  ['ESCAPE makes a wildcard a sign', "a LIKE '100!%' ESCAPE '!'", 'shared'],
  ['ESCAPE of another sign', "a LIKE '100!%' ESCAPE '#'", 'like 100!%'],
  ['a sign behind the pattern is no ESCAPE', "a LIKE '100!%' AND ! b", '(like 100!% AND not shared)'],
  ['ESCAPE of nothing', "a LIKE '100!%' ESCAPE", 'like 100!%'],
  ['a text that says escape', "a LIKE 'escape' || '%'", 'like escape%'],
  ['a pattern in brackets that hold ESCAPE', "a LIKE ('x%' || b(escape)) AND c = 1", '(like unknown x%… AND shared)'],
  ['a pattern in a list', "a LIKE ANY (ARRAY['x%', 'y%'])", 'like x%, y%'],
  ['patterns in lists of other kinds', "a LIKE ALL ('x%', 'y%') AND a LIKE SOME ('x%', 'y%') AND a LIKE ANY ('x%', 'y%') AND a LIKE ARRAY['x%', 'y%']", '(like x%, y% AND like x%, y% AND like x%, y% AND like x%, y%)'],
  ['a list with one own entry', "a LIKE ANY (ARRAY['x%', :own])", 'like own x%, …'],
  ['a pattern of parts', "a LIKE 'x' || :own || '%'", 'like own x…%'],
  ['a pattern of constant parts', "a LIKE concat('x', 1, '%')", 'like x1%'],
  ['commas only stand in lists', "a LIKE concat('x', '%')", 'like x%'],
  ['a pattern of a call', "a LIKE f('x%')", 'like unknown …x%'],
  ['a call in the operand', "a LIKE lower('x%')", 'like x%'],
  ['a function named like one that changes nothing, but no call', "a LIKE lower", 'shared'],
  ['a pattern with a cast', "a LIKE 'x%'::text", 'like x%'],
  ['a pattern with the other cast', "a LIKE CAST('x%' AS text)", 'like x%'],
  ['a pattern with a collation', "a LIKE 'x%' COLLATE nocase", 'like x%'],
  ['a pattern with a quoted collation', "a LIKE 'x%' COLLATE \"C\"", 'like x%'],
  ['a pattern with a character set', "a LIKE _utf8mb4'x%'", 'like x%'],
  ['a pattern beside null', "a LIKE concat(null, 'x%', true, false)", 'like x%'],
  ['the other row’s column', "a LIKE b.c", 'shared'],
  ['the other row’s column, negated', "a NOT LIKE b.c", 'not shared'],
  ['a quoted column and a text', "a LIKE \"b\" || '%'", 'shared'],
  ['a pattern that is null', "starts_with(a, null)", 'shared'],
  ['a text of a bracket with a character set', "a LIKE _utf8mb4'(' || '%'", 'like (%'],
  ['a bracket of a subselect', "a LIKE b((SELECT 'x%'))", 'unknown'],
  ['a wildcard in brackets', ['a LIKE [x%', OWN, ']'], 'like own x%…'],
  ['a column and a text', "a LIKE b || '%'", 'shared'],
  ['a quoted column', 'a LIKE "b"', 'shared'],
  ['a text in double quotes', 'a LIKE "x%"', 'like x%'],
  ['a hole in a text in double quotes', ['a LIKE "', OWN, '%"'], 'like own …%'],
  ['a constant in a text in double quotes', ['a LIKE "', constant('y'), '%"'], 'like y%'],
  ['a subselect', "a LIKE (SELECT b FROM c)", 'shared'],
  ['a subselect of a text', "a LIKE (SELECT 'x%')", 'shared'],
  ['a word that tells sessions apart', "a LIKE current_user || '%'", 'like unknown …%'],
  ['a value that is not bound', 'a LIKE :gone', 'like unknown …'],
  ['a value that is not known', 'a LIKE :open', 'like unknown …'],
  ['an own value and one that is not known', "a LIKE :own || :open", 'like own ……'],
  ['one that is not known, then an own value', "a LIKE :open || :own", 'like own ……'],
  ['a constant hole', ['a LIKE ', constant("'it''s%'")], "like it's%"],
  ['a constant hole without quotes', ['a LIKE ', constant('x%')], 'like x%'],
  ['a constant hole that quotes only one end', ['a LIKE ', constant("'x%")], "like 'x%"],
  ['a constant hole that quotes only the other end', ['a LIKE ', constant("x%'")], "like x%'"],
  ['a constant hole that quotes a part', ['a LIKE ', constant("'x'%"), ' OR a LIKE ', constant("%'x'")], "(like 'x'% OR like %'x')"],
  ['a constant hole of two lines', ['a LIKE ', constant("'x\n%'")], 'like x\n%'],
  ['a shared hole whose text nobody knows', ['a LIKE ', { reach: 'shared' }, " || '%'"], 'like …%'],
  ['a shared hole inside a text, whose text nobody knows', ["a LIKE '", { reach: 'shared' }, "%'"], 'like …%'],
  ['two constants in a text', ["a LIKE '", constant('x'), '-', constant('y'), "%'"], 'like x-y%'],
  ['an own hole in a text whose text one knows', ["a LIKE '", { reach: 'own', text: 'x' }, "%'"], 'like own …%'],
  ['two holes in a text', ["a LIKE '", constant('x'), '-', OWN, "%'"], 'like own x-…%'],
  ['a pattern that matches one text', "a LIKE 'x'", 'shared'],
  ['a negated pattern that matches one text', "a NOT LIKE 'x'", 'not shared'],
  ['a pattern that matches all', "a LIKE '%'", '()'],
  ['a negated pattern that matches all', "a NOT LIKE '%'", 'shared'],
  ['an operator without a pattern', 'a LIKE', 'shared'],
  ['a number as a pattern', "a LIKE 1 || '%'", 'like 1%'],
];

const FUNCTIONS: Case[] = [
  ['starts_with', "starts_with(a, 'x')", 'prefix x'],
  ['ends_with', "endswith(a, 'x')", 'suffix x'],
  ['strpos', "strpos(a, 'x') > 0", 'inside x'],
  ['strpos that must be 0', "strpos(a, 'x') = 0", 'NOT inside x'],
  ['strpos that must be 10', "strpos(a, 'x') = 10", 'inside x'],
  ['strpos that is less than 1', "strpos(a, 'x') = 0x1", 'inside x'],
  ['strpos that is compared with nothing', "strpos(a, 'x') =", 'inside x'],
  ['strpos that is 0, by a word', "strpos(a, 'x') IS 0", 'NOT inside x'],
  ['strpos of a constant alone', "strpos('x')", 'shared'],
  ['starts_with that is false', "starts_with(a, 'x') IS false", 'NOT prefix x'],
  ['starts_with that is true', "starts_with(a, 'x') IS true", 'prefix x'],
  ['strpos that is beyond 0', "strpos(a, 'x') <> 0", 'inside x'],
  ['position', "position('x' IN a) > 0", 'inside x'],
  ['locate', "locate('x', a, 3)", 'inside x'],
  ['the text of an argument is no comma', "strpos(',', 'x')", 'inside x'],
  ['a comma in a call of the first argument', "strpos(f(a, b), 'x')", 'inside x'],
  ['notLike', "notLike(a, 'x%')", 'NOT like x%'],
  ['like as a function', "like(a, 'x%')", 'like x%'],
  ['a regular expression as a function', "regexp_like(a, 'x')", 'regex x'],
  ['patindex', "patindex('x%', a) > 0", 'like x%'],
  ['too few arguments', 'strpos(a)', 'shared'],
  ['no argument', "strpos() = :own", 'own'],
  ['left', "left(a, 1) = 'x'", 'prefix x'],
  ['right', "right(a, 1) == 'x'", 'suffix x'],
  ['substr', "substr(a, 1, 4) = 'test'", 'inside test'],
  ['left of an own value', 'left(a, 9) = :own', 'prefix own …'],
  ['left that is unlike', "left(a, 1) <> 'x'", 'not shared'],
  ['left without a comparison', 'left(a, 1)', 'shared'],
  ['no call', "strpos = 'x'", 'shared'],
  ['a function in another', "coalesce(strpos(a, 'x'), 0) > 0", 'shared'],
  ['a function behind a NOT', "NOT starts_with(a, 'x')", 'NOT prefix x'],
  ['a quoted name is no function', "\"strpos\"(a, 'x%') = 1", 'shared'],
];

const COMPARISONS: Case[] = [
  ['a constant', 'a = 1', 'shared'],
  ['an own value', 'a = :own', 'own'],
  ['a value that nobody knows', 'a = :open', 'unknown'],
  ['a value that is not bound', 'a = :gone', 'unknown'],
  ['an own hole', ['a = ', OWN], 'own'],
  ['an own hole in a text', ["a = 'x-", OWN, "'"], 'own'],
  ['a word that tells sessions apart', 'a = pg_backend_pid()', 'unknown'],
  ['<>', 'a <> :own', 'not own'],
  ['!=', 'a != :own', 'not own'],
  ['NOT IN', 'a NOT IN (:own)', 'not own'],
  ['IS DISTINCT FROM', 'a IS DISTINCT FROM :own', 'not own'],
  ['IS NOT DISTINCT FROM', 'a IS NOT DISTINCT FROM :own', 'own'],
  ['1 = 1', '1 = 1', '()'],
  ["'a' = 'a'", "'a' = 'a'", '()'],
  ["1 = '1'", "1 = '1'", 'shared'],
  ["'1' = 1", "'1' = 1", 'shared'],
  ['1 = 2 + 1', '1 = 2 + 1', 'shared'],
  ['a constant beside what always holds', 'a = :own AND 1 = 1 AND true', 'own'],
  ['placeholders are not equal', '? = ?', 'shared'],
  ['own values in texts are not equal', ["'", OWN, "' = '", OWN, "'"], 'own'],
  ['names are not equal', '"a" = "a"', 'shared'],
  ['a quoted true', '"true"', 'shared'],
  ['a quoted name that is a hole, with no value', ['"', OWN, '" IS NULL'], 'shared'],
  ['a quoted sign is no sign', 'a "<>" :own', 'own'],
  ['1 = 2', '1 = 2', 'shared'],
  ['1 > 1', '1 > 1', 'shared'],
  ['a = a', 'a = a', 'shared'],
  ['true', 'true', '()'],
  ['false', 'false', 'shared'],
  ['1', '1', '()'],
  ['0', '0', 'shared'],
  ['a column alone', 'a', 'shared'],
  ['a hole alone', [OWN], 'own'],
  ['an open hole that equals itself', [UNKNOWN, ' = ', UNKNOWN], 'unknown'],
  ['a column that is a hole', [OWN, ' = 1'], 'shared'],
  ['a column that is a hole, compared with a bound value', [OWN, ' = :x'], 'shared'],
  ['a column that is a hole, with no value', [OWN, ' IS NULL'], 'own'],
  ['an alias that is a hole', [OWN, '.a = 1'], 'shared'],
  ['a column of an alias that is a hole', ['a = ', OWN, '.b'], 'shared'],
  ['a table that is a hole', ['a = b.', OWN], 'shared'],
  ['a subselect that asks for a pattern', "a IN (SELECT b FROM c WHERE d LIKE 'x%')", 'like x%'],
  ['a subselect that must not hold', "a NOT IN (SELECT b FROM c WHERE d LIKE 'x%')", 'NOT like x%'],
  ['a subselect that must exist', "EXISTS (SELECT 1 FROM c WHERE d = :own)", 'own'],
  ['a subselect with WITH', "a IN (WITH e AS (SELECT 1) SELECT b FROM e WHERE d LIKE 'x%')", 'like x%'],
  ['a subselect and a value', "(SELECT b FROM c WHERE d LIKE 'x%') = :own", '(like x% AND own)'],
  ['a subselect and a constant', "(SELECT b FROM c WHERE d LIKE 'x%') = 1", 'like x%'],
  ['a comparison in brackets that must be true', "(a LIKE 'x%') = true", 'like x%'],
  ['a subselect that asks for nothing', 'a IN (SELECT b FROM c)', '()'],
  ['a subselect that nothing closes', "a IN (SELECT b FROM c WHERE d LIKE 'x%'", 'like x%'],
  ['a hole before a subselect', [OWN, " IN (SELECT b FROM c WHERE d LIKE 'x%')"], 'like x%'],
];

describe.each([
  ['logic', LOGIC],
  ['patterns', PATTERNS],
  ['functions', FUNCTIONS],
  ['comparisons', COMPARISONS],
])('a condition: %s', (_name, cases) => {
  it.each(cases)('%s', (_reason, text, expected) => {
    expect(short(conditionIn(typeof text === 'string' ? [text] : text, binds))).toBe(expected);
  });
});

/** [reason, what follows `DELETE FROM t`, what is read] */
const CLAUSES: Case[] = [
  ['WHERE', "WHERE a LIKE 'x%'", 'like x%'],
  ['PREWHERE', "PREWHERE a LIKE 'x%'", 'like x%'],
  ['HAVING', "HAVING a LIKE 'x%'", 'like x%'],
  ['a join and a condition', "USING b JOIN c ON b.d LIKE 'x%' WHERE a = :own", '(like x% AND own)'],
  ['a join alone', "JOIN c ON b.d LIKE 'x%'", 'like x%'],
  ['USING and ON', "USING b ON c LIKE 'x%'", 'like x%'],
  ['a subselect as a source', "USING (SELECT b FROM c WHERE d LIKE 'x%') e WHERE f = :own", '(like x% AND own)'],
  ['a subselect in what is returned is no source', "WHERE a = 1 RETURNING (SELECT b FROM c WHERE d LIKE 'x%')", 'shared'],
  ['a subselect in the order is no source', "USING b ORDER BY (SELECT b FROM c WHERE d LIKE 'x%')", '()'],
  ['a subselect in the limit is no source', "USING b LIMIT (SELECT b FROM c WHERE d LIKE 'x%')", '()'],
  ['a subselect in the group is no source', "USING b GROUP BY (SELECT b FROM c WHERE d LIKE 'x%')", '()'],
  ['sources of a union', "WHERE a IN (SELECT 1 FROM b WHERE c LIKE 'x%' UNION SELECT 2 FROM d WHERE e = :own)", '(like x% OR own)'],
  ['the first words of a union’s second select are no source', "WHERE a IN (SELECT 1 FROM b UNION SELECT (SELECT 1 FROM c WHERE d LIKE 'x%') FROM e)", '(() OR ())'],
  ['a subselect beside the table', ", (SELECT b FROM c WHERE d LIKE 'x%') e WHERE f = :own", '(like x% AND own)'],
  ['a call without arguments as a source', "USING f() WHERE a LIKE 'x%'", 'like x%'],
  ['an ON that belongs to no source', "WHERE a = :own ORDER BY b ON c LIKE 'x%'", 'own'],
  ['the words behind INTERSECT are no source', "WHERE a IN (SELECT 1 FROM b INTERSECT SELECT (SELECT 1 FROM d WHERE e LIKE 'x%'))", '()'],
  ['the words behind EXCEPT and INTERSECT are no source', "WHERE a IN (SELECT 1 FROM b WHERE c = :own EXCEPT SELECT (SELECT 1 FROM d WHERE e LIKE 'x%') INTERSECT SELECT (SELECT 1 FROM d WHERE e LIKE 'x%'))", 'own'],
  ['words as names are no clauses', '"where" "a"', '()'],
];

it.each(CLAUSES)('clauses: %s', (_reason, text, expected) => {
  const [found] = deletionsIn([`DELETE FROM t ${text as string}`], binds);
  expect(short(found?.where as SqlCondition)).toBe(expected);
});

/** [reason, condition, its patterns with `<operator to end|pattern>`] */
const PLACES: [string, string, string][] = [
  ['the NOT belongs to it', "a NOT LIKE 'x%' AND b", "(NOT like x%<NOT LIKE 'x%'|'x%'> AND shared)"],
  ['SIMILAR TO is two words', "a SIMILAR TO 'x%'", "like x%<SIMILAR TO 'x%'|'x%'>"],
  ['a semicolon ends it', "a LIKE 'x%';", "like x%<LIKE 'x%'|'x%'>"],
  ['a bracket that closes nothing ends it', "a LIKE 'x%') b", "like x%<LIKE 'x%'|'x%'>"],
  ['ESCAPE stands outside', "a LIKE 'x%' ESCAPE '!'", "like x%<LIKE 'x%'|'x%'>"],
  ['parts belong together', "a LIKE 'x' || '%' OR b", "(like x%<LIKE 'x' || '%'|'x' || '%'> OR shared)"],
  ['a function from its name on', "a AND strpos(b, 'x') > 0", "(shared AND inside x<strpos(b, 'x'|'x'>)"],
  ['what a piece is compared with', "left(a, 1) = 'x' AND b", "(prefix x<left(a, 1) = 'x'|'x'> AND shared)"],
];

it.each(PLACES)('where a pattern stands: %s', (_reason, text, expected) => {
  expect(short(conditionIn([text], binds), text)).toBe(expected);
});

it('the holes of a pattern are those of its texts and the values that are bound', () => {
  const condition = conditionIn(["a LIKE '", OWN, "' || ", constant('x'), ' || :open || :gone || f() || "', UNKNOWN, '%"'], binds);
  expect(condition.kind === 'pattern' && condition.at.holes).toEqual([OWN, constant('x'), UNKNOWN, UNKNOWN]);
});

describe('depth', () => {
  const nested = (depth: number, open: string, inside: string) => `${open.repeat(depth)}${inside}${')'.repeat(depth)}`;
  it.each([
    [100, 'like x%'],
    [101, 'unknown'],
  ])('brackets, %i deep', (depth, expected) => {
    expect(short(conditionIn([nested(depth, '(', "a LIKE 'x%'")], binds))).toBe(expected);
  });
  it.each([
    [100, 'like x%'],
    [101, 'unknown'],
  ])('selects, %i deep', (depth, expected) => {
    expect(short(conditionIn([nested(depth, 'a IN (SELECT b FROM c WHERE ', "d LIKE 'x%'")], binds))).toBe(expected);
  });
  it('is counted anew behind each bracket and each select', () => {
    const many = (one: string) => Array.from({ length: 150 }, () => one).join(' AND ');
    expect(short(conditionIn([`${many('(a = 1)')} AND (b LIKE 'x%')`], binds))).toMatch(/like x%\)$/);
    expect(short(conditionIn([`${many('a IN (SELECT b FROM c)')} AND a IN (SELECT b FROM c WHERE b LIKE 'x%')`], binds))).toBe('like x%');
  });
});
