import { expect, it } from 'vitest';
import { Routine } from '../../src/sql/routine.ts';
import { flatten } from '../../src/sql/text.ts';
import { tokensOf } from '../../src/sql/tokens.ts';

/** [reason, text, its tokens outside of every routine] */
const CASES: [string, string, string][] = [
  ['no routine', 'create index; delete from t', 'create index ; delete from t'],
  ['a trigger with a body', 'create trigger x begin delete from t; end; select 1', '; select 1'],
  ['what stands before it', 'select 1; create trigger x begin end', 'select 1 ;'],
  ['a trigger without a body', 'create trigger x after delete on t execute f(); select 1', 'select 1'],
  ['a semicolon in a body does not end it', 'create procedure p begin a; b; end c', 'c'],
  ['a procedure, a function, an event, a rule', 'create procedure a; create function b; create event c; create rule d; e', 'e'],
  ['words before the kind', 'create constraint trigger z; a', 'a'],
  ['the eighth word behind CREATE', "create or replace definer = 'a' @ 'b' trigger z; c", 'c'],
  ['the ninth word behind CREATE', "create or replace now definer = 'a' @ 'b' trigger z; c", 'create or replace now definer = a @ b trigger z ; c'],
  ['a table of that name', 'create table event (a); b', 'create table event ( a ) ; b'],
  ['a table with that in its name', 'create tables event; b', 'b'],
  ['another table with that in its name', 'create my_table event; b', 'b'],
  ['an index on a table of that name', 'create index a on event (b)\nc', 'create index a on event ( b ) c'],
  ['a view of a table of that name', 'create view a as select b from rule\nc', 'create view a as select b from rule c'],
  ['words that start or end like a kind', 'create rules; create overrule; a', 'create rules ; create overrule ; a'],
  ['an index, and then something else', 'create a; trigger b; c', 'create a ; trigger b ; c'],
  ['CREATE alone', 'create', 'create'],
  ['CREATE at the end', 'create view', 'create view'],
  ['a quoted name is no kind', 'create view "trigger"; a', 'create view trigger ; a'],
  ['a quoted name is no CREATE', '"create" trigger; a', 'create trigger ; a'],
  ['no CREATE', 'drop trigger a; b', 'drop trigger a ; b'],
  ['a body in a body', 'create procedure p begin begin a; end; b; end c', 'c'],
  ['a CASE in a body', 'create procedure p begin select case a when b then c end; d; end e', 'e'],
  ['a CASE before the body', 'create trigger x when case a when b then c end begin d; end e', 'e'],
  ['a CASE without a body', 'create trigger x update t set a = case b when c then d end; e', 'e'],
  ['END CASE is one end', 'create procedure p begin case a when b then c; end case; d; end e', 'e'],
  ['END IF, END LOOP, END WHILE and END REPEAT end no body', 'create procedure p begin if a; end if; loop b; end loop; end while; end repeat; c; end d', 'd'],
  ['a name that begins or ends like these words', 'create procedure p begin a; end iffy b', 'iffy b'],
  ['another name that ends like these words', 'create procedure p begin a; end notif b', 'notif b'],
  ['the end of the text', 'create procedure p begin a; end', ''],
  ['a body that nothing ends', 'create procedure p begin a; b', ''],
  ['an END without a BEGIN', 'create procedure p end a', 'a'],
  ['quoted names are no words', 'create procedure p begin "end" a; "begin" b; end c', 'c'],
  ['a text is no semicolon', "create trigger x ';' a; b", 'b'],
  ['another sign is no semicolon', 'create trigger x, y; b', 'b'],
  ['two routines', 'create procedure p begin case a end; b; end; create procedure q begin c; end d', '; d'],
  ['a routine after one that was not ended', 'create procedure p begin case end create trigger x; a', ''],
];

it.each(CASES)('%s', (_reason, text, expected) => {
  const tokens = tokensOf(flatten([text]));
  const routine = new Routine();
  expect(tokens.filter((_, at) => !routine.holds(tokens, at)).map((token) => token.text).join(' ')).toBe(expected);
});
