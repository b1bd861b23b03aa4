/** Numbers between 0 and 1 that a seed decides (mulberry32): every run tests the same statements. */
function randomNumbers(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One or more statements that PostgreSQL accepts, most of them deletes, full of what leads readers astray. */
export function randomStatement(seed: number): string {
  const random = randomNumbers(seed);
  const chance = (share: number) => random() < share;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const some = (most: number, make: () => string, between: string) =>
    Array.from({ length: 1 + Math.floor(random() * most) }, make).join(between);

  const comment = () => pick(["/* don't */", "-- a LIKE 'x%'\n", "/* a /* DELETE FROM b */ c */", '--\n']);
  const space = () => (chance(0.12) ? ` ${comment()} ` : pick([' ', ' ', '\n', '\t']));
  const word = (text: string) => (chance(0.3) ? text.toLowerCase() : text);
  const say = (...parts: string[]) => parts.filter((part) => part !== '').map((part) => (/^[A-Z ]+$/.test(part) ? word(part) : part)).join(space());

  const table = () => pick(['t', 'app.users', '"User"', '"a b"."delete"', 'ONLY t', 'orders']);
  const column = () => pick(['a', 't.b', '"like"', '"a""b"', 'mail', "data->>'to'", 'id::text', 'tags[1]', 'lower(a)', "(a || '%')"]);
  const text = () => pick(['x', 'bot-', "it''s", '--', '/*', '*/', 'a;b', ')', '$1', 'DELETE FROM t', ' OR ', '?', '"']);
  const string = (inside: string) => pick([`'${inside}'`, `'${inside}'`, `E'${inside}'`, `$$${inside.replaceAll("''", "'")}$$`, `$q$${inside.replaceAll("''", "'")}$q$`]);
  const value = () => pick([string(text()), '1', '2.5e3', 'null', 'now()', 'true', '3::int', "DATE '2020-01-01'", 'b', '$1']);

  const pattern = () => {
    const operator = pick(['LIKE', 'NOT LIKE', 'ILIKE', 'NOT ILIKE', 'SIMILAR TO', 'NOT SIMILAR TO', '~', '~*', '!~', '!~*', '~~', '!~~*']);
    const operand = pick([
      () => string(`${text()}%`),
      () => string(`%${text()}`),
      // `~` and `||` bind alike: `a ~ 'x' || '%'` is `(a ~ 'x') || '%'`.
      () => (/^[A-Z]/.test(operator) ? `${string(text())} || ${string('%')}` : string('%x%')),
      () => `(${string(`${text()}%`)})`,
      () => '$2',
    ])();
    return say(column(), operator, operand, /LIKE|SIMILAR/.test(operator) && chance(0.15) ? "ESCAPE '!'" : '');
  };
  const select = (depth: number): string =>
    say(
      'SELECT',
      column(),
      'FROM',
      'u',
      chance(0.2) ? `JOIN v ON ${condition(depth - 1)}` : '',
      chance(0.9) ? `WHERE ${condition(depth - 1)}` : '',
      pick([
        () => '',
        () => 'ORDER BY 1 LIMIT 1',
        () => (depth > 0 ? `UNION ALL SELECT b FROM w WHERE ${condition(depth - 1)}` : ''),
      ])(),
    );
  const leaf = (depth: number): string => {
    const simple = [
      pattern,
      pattern,
      pattern,
      () => say(column(), pick(['=', '<>', '<', '>=', '!=']), value()),
      () => say(column(), pick(['BETWEEN', 'NOT BETWEEN']), '1', 'AND', '2'),
      () => say(column(), pick(['IN', 'NOT IN']), `(${some(3, value, ', ')})`),
      () => say(column(), pick(['IS NULL', 'IS NOT NULL', 'IS DISTINCT FROM 1'])),
      () => say('CASE', 'WHEN', 'a = 1 AND b = 2 OR c = 3', 'THEN', 'true', 'ELSE', 'false', 'END'),
      () => say(column(), '=', 'ANY', `(ARRAY[${some(2, () => string(text()), ', ')}])`),
    ];
    const nested = [
      () => say(column(), pick(['IN', 'NOT IN']), `(${select(depth)})`),
      () => say(pick(['EXISTS', 'NOT EXISTS']), `(${select(depth)})`),
      () => `(${space()}${condition(depth - 1)}${space()})`,
      () => say('NOT', `(${condition(depth - 1)})`),
    ];
    return pick(depth > 0 ? [...simple, ...nested] : simple)();
  };
  const condition = (depth: number): string => {
    let found = leaf(depth);
    for (let more = Math.floor(random() * 3); more > 0; more -= 1) found += `${space()}${word(pick(['AND', 'OR']))}${space()}${leaf(depth)}`;
    return found;
  };
  const remove = () =>
    say(
      'DELETE',
      'FROM',
      table(),
      chance(0.2) ? 'AS x' : '',
      chance(0.2) ? `USING ${pick(['u', 'u JOIN v ON u.id = v.id', `(${select(1)}) s`])}` : '',
      chance(0.9) ? `WHERE ${condition(2)}` : '',
      chance(0.2) ? 'RETURNING a, b' : '',
    );
  const statement = pick([
    remove,
    remove,
    remove,
    () => say('WITH', `s AS (${select(1)})`, remove()),
    () => say('WITH', `s (id) AS (${select(1)}),`, `r AS MATERIALIZED (${select(0)})`, remove()),
    () => say('WITH', `gone AS (${remove()})`, 'SELECT', 'count(*)', 'FROM', 'gone'),
    () => say('UPDATE', 't', 'SET', "a = 'DELETE FROM t'", `WHERE ${condition(1)}`),
    () => select(2),
    () => 'CREATE TABLE z (a int REFERENCES b ON DELETE CASCADE)',
  ]);
  return some(3, () => statement(), ` ;${space()}`);
}
