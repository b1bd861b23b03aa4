import { loadModule, parseSync } from 'libpg-query';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SqlCondition } from '../../src/sql/condition.ts';
import { deletionsIn } from '../../src/sql/deletions.ts';
import { randomStatement } from './grammar.ts';

/** What both readers must agree on. */
interface Reading {
  deletes: number;
  /** The patterns of all LIKE-family predicates in the deletes' conditions, sorted. */
  patterns: string[];
}

function ours(sql: string): Reading {
  const found = deletionsIn([sql], () => ({ reach: 'shared', text: '$%' }));
  return { deletes: found.length, patterns: found.flatMap((one) => patternsOf(one.where)).toSorted() };
}

function patternsOf(condition: SqlCondition): string[] {
  if (condition.kind === 'pattern') return [condition.pattern];
  return condition.kind === 'match' ? [] : condition.of.flatMap(patternsOf);
}

// The tree's own types are a union of hundreds of nodes; what is looked for has a name.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Tree = any;

/** PostgreSQL's own reading: what every DeleteStmt's conditions, sources and CTEs compare with a pattern. */
function postgres(sql: string): Reading {
  const reading: Reading = { deletes: 0, patterns: [] };
  const visit = (node: Tree, inDelete: boolean): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) return node.forEach((one) => visit(one as Tree, inDelete));
    for (const [key, value] of Object.entries(node) as [string, Tree][]) {
      if (key === 'DeleteStmt') {
        reading.deletes += 1;
        // What a delete returns is no condition.
        const conditions = Object.entries(value as Record<string, Tree>).filter(([part]) => !part.startsWith('returning'));
        visit(Object.fromEntries(conditions) as Tree, true);
        continue;
      }
      if (key === 'A_Expr' && inDelete && isPattern(value)) reading.patterns.push(constantsIn(value['rexpr'] as Tree).join(''));
      visit(value, inDelete);
    }
  };
  visit(parseSync(sql) as unknown as Tree, false);
  reading.patterns.sort();
  return reading;
}

function isPattern(expression: Tree): boolean {
  const operator = expression['name']?.[0]?.['String']?.['sval'] as string | undefined;
  return /^(?:AEXPR_LIKE|AEXPR_ILIKE|AEXPR_SIMILAR)$/.test(expression['kind'] as string) || /^!?~~?\*?$/.test(operator ?? '');
}

/** The constants of a pattern; a placeholder is bound to `$%`, an `ESCAPE` character is no part of it. */
function constantsIn(node: Tree): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((one) => constantsIn(one as Tree));
  return (Object.entries(node) as [string, Tree][]).flatMap(([key, value]) => {
    if (key === 'A_Const') return [(value['sval']?.['sval'] ?? '') as string];
    if (key === 'ParamRef') return ['$%'];
    if (key === 'funcname') return [];
    if (key === 'FuncCall' && /escape$/.test((value['funcname'] as Tree[]).at(-1)?.['String']?.['sval'] ?? '')) {
      return constantsIn(value['args']?.[0] as Tree);
    }
    return constantsIn(value);
  });
}

/** Statements that a careless reader gets wrong. */
const TRICKY: [reason: string, sql: string][] = [
  ['no condition', 'DELETE FROM t'],
  ['a quote in a string', "DELETE FROM t WHERE a LIKE 'it''s%'"],
  ['an escape string with a quote', String.raw`DELETE FROM t WHERE a LIKE E'it\'s%'`],
  ['a backslash at the end of a standard string', String.raw`DELETE FROM t WHERE a LIKE 'x\_%' AND b = 'c:\'`],
  ['dollar quotes with a statement inside', "DELETE FROM t WHERE a = $$DELETE FROM u WHERE b LIKE 'x%'$$ AND c LIKE 'y%'"],
  ['tagged dollar quotes, another tag inside', 'DELETE FROM t WHERE a = $q$ $x$ LIKE $q$ AND b LIKE $x$y%$x$'],
  ['a dollar in a name is no quote', "DELETE FROM t$x WHERE a$b LIKE 'x%'"],
  ['a comment that holds a quote', "DELETE FROM t -- don't\nWHERE a LIKE 'x%'"],
  ['a comment at the end of the text', "DELETE FROM t WHERE a LIKE 'x%' -- OR b LIKE 'y%'"],
  ['nested comments', "DELETE /* a /* LIKE 'n%' */ b */ FROM t WHERE a LIKE 'x%'"],
  ['comment marks in a string', "DELETE FROM t WHERE a LIKE '/*%' AND b LIKE '--%'"],
  ['names in quotes that look like keywords', `DELETE FROM "delete from" WHERE "where" LIKE 'x%' AND "a""b" LIKE 'y%'`],
  ['BETWEEN holds an AND of its own', "DELETE FROM t WHERE a BETWEEN 1 AND 2 AND b LIKE 'x%'"],
  ['NOT BETWEEN SYMMETRIC', "DELETE FROM t WHERE a NOT BETWEEN SYMMETRIC 1 AND 2 OR b LIKE 'x%'"],
  ['CASE holds ANDs and ORs of its own', "DELETE FROM t WHERE CASE WHEN a = 1 AND b = 2 OR c = 3 THEN true ELSE false END AND d LIKE 'x%'"],
  ['row values', "DELETE FROM t WHERE (a, b) IN ((1, 2), (3, 4)) AND c LIKE 'x%'"],
  ['brackets around operands', "DELETE FROM t WHERE (a || b) LIKE ('x' || '%')"],
  ['brackets around everything', "DELETE FROM t WHERE ((((a LIKE 'x%'))))"],
  ['cast on both sides', "DELETE FROM t WHERE a::text LIKE 'x%'::text AND CAST(b AS text) LIKE CAST('y%' AS text)"],
  ['JSON operators', "DELETE FROM t WHERE data->>'to' LIKE 'x%' AND data #>> '{a,b}' LIKE 'y%' AND data @> '{\"a\": 1}'"],
  ['array subscripts', "DELETE FROM t WHERE tags[1] LIKE 'x%' AND (tags)[1:2] = ARRAY['a', 'b']"],
  ['ANY of an array', "DELETE FROM t WHERE a LIKE ANY (ARRAY['x%', 'y%']) AND b NOT ILIKE ALL ('{z%}'::text[])"],
  ['ESCAPE', "DELETE FROM t WHERE a LIKE 'x!%%' ESCAPE '!' AND b NOT LIKE 'y%' ESCAPE '\\'"],
  ['SIMILAR TO', "DELETE FROM t WHERE a SIMILAR TO '(x|y)%' AND b NOT SIMILAR TO 'z%'"],
  ['regular expressions', "DELETE FROM t WHERE a ~ '^x' AND b !~* 'y$' AND c ~~ 'z%' AND d !~~* 'w%'"],
  ['EXISTS', "DELETE FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.id = t.uid AND u.name LIKE 'x%')"],
  ['a subselect in a subselect', "DELETE FROM t WHERE a IN (SELECT b FROM u WHERE c IN (SELECT d FROM v WHERE e LIKE 'x%'))"],
  ['UNION in a subselect', "DELETE FROM t WHERE a IN (SELECT b FROM u WHERE c LIKE 'x%' UNION ALL SELECT d FROM v WHERE e LIKE 'y%')"],
  ['GROUP BY and HAVING', "DELETE FROM t WHERE a IN (SELECT b FROM u GROUP BY b HAVING max(c) LIKE 'x%')"],
  ['a source with a subselect', "DELETE FROM t USING (SELECT id FROM u WHERE c LIKE 'x%') s WHERE t.id = s.id"],
  ['a join among the sources', "DELETE FROM t USING u JOIN v ON v.id = u.vid AND v.name LIKE 'x%' WHERE t.uid = u.id"],
  ['LEFT JOIN, and LEFT as a function', "DELETE FROM t USING u LEFT JOIN v ON v.id = u.vid WHERE LEFT(u.name, 1) = t.name AND u.c LIKE 'x%'"],
  ['two CTEs', "WITH a AS (SELECT 1), b (id) AS MATERIALIZED (SELECT id FROM u WHERE c LIKE 'x%') DELETE FROM t USING b WHERE t.id = b.id"],
  ['a delete inside a CTE', "WITH gone AS (DELETE FROM t WHERE a LIKE 'x%' RETURNING id) SELECT * FROM gone WHERE id > 1"],
  ['RETURNING is no condition', "DELETE FROM t WHERE a LIKE 'x%' RETURNING b LIKE 'y%'"],
  ['several statements', "DELETE FROM t WHERE a LIKE 'x%'; SELECT 1 WHERE 'a' LIKE 'b%';; DELETE FROM ONLY u WHERE b LIKE 'y%';"],
  ['ON DELETE is no statement', 'CREATE TABLE t (a int REFERENCES u ON DELETE CASCADE)'],
  ['a trigger on DELETE', 'CREATE TRIGGER x AFTER DELETE ON t FOR EACH ROW EXECUTE FUNCTION f()'],
  ['GRANT DELETE', 'GRANT SELECT, DELETE ON t TO u'],
  ['a policy for DELETE', "CREATE POLICY p ON t FOR DELETE USING (a LIKE 'x%')"],
  ['a function body is a string', "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM t WHERE a LIKE 'x%' $$; DELETE FROM u WHERE b LIKE 'y%'"],
  ['unusual spacing and letters', "dElEtE\n\tfRoM\r\n t\nWHERE\na\nlIkE\n'x%'"],
  ['names outside of ASCII', "DELETE FROM größe WHERE naïve LIKE 'é%'"],
  ['a type before a string', "DELETE FROM t WHERE a > DATE '2020-01-01' AND b < now() - INTERVAL '1 day' AND c LIKE 'x%'"],
  ['IS NULL, IS DISTINCT FROM', "DELETE FROM t WHERE a IS NOT NULL AND b IS DISTINCT FROM 'x' AND c LIKE 'x%'"],
  ['PREPARE', "PREPARE p AS DELETE FROM t WHERE a LIKE 'x%'"],
  ['unicode and bit strings', "DELETE FROM t WHERE a = B'101' AND b LIKE U&'x%' AND c LIKE N'y%'"],
  ['COLLATE', `DELETE FROM t WHERE a COLLATE "C" LIKE 'x%' COLLATE "C"`],
];

describe('the reader of SQL against PostgreSQL’s own', () => {
  beforeAll(loadModule);

  it.each(TRICKY)('%s', (_reason, sql) => {
    const { deletes, patterns } = postgres(sql);
    const found = ours(sql);
    expect(found.deletes).toBe(deletes);
    // `LIKE 'x' LIKE ANY ('{…}')`: elements are shown with commas; what counts is that the same predicates are found.
    expect(found.patterns.map((one) => one.replaceAll(', ', ''))).toEqual(patterns);
  });

  it('agrees on 2,000 statements of a grammar', () => {
    const wrong: { sql: string; ours: Reading; postgres: Reading }[] = [];
    for (let seed = 1; seed <= 2000; seed += 1) {
      const sql = randomStatement(seed);
      const theirs = postgres(sql);
      const found = ours(sql);
      if (JSON.stringify(found) !== JSON.stringify(theirs)) wrong.push({ sql, ours: found, postgres: theirs });
    }
    expect(wrong).toEqual([]);
  });
});
