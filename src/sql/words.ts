import type { PatternLanguage } from './wildcard.ts';

/** The operators that compare with a pattern, as one word or sign; `SIMILAR TO` is two. */
export const PATTERN_OPERATORS: ReadonlyMap<string, PatternLanguage> = new Map([
  ['like', 'like'],
  ['ilike', 'like'],
  ['~~', 'like'],
  ['~~*', 'like'],
  ['!~~', 'like'],
  ['!~~*', 'like'],
  ['similar', 'like'],
  ['rlike', 'regex'],
  ['regexp', 'regex'],
  ['~', 'regex'],
  ['~*', 'regex'],
  ['!~', 'regex'],
  ['!~*', 'regex'],
  ['glob', 'glob'],
  ['^@', 'prefix'],
]);

/** A function that finds a text inside another. */
interface PatternFunction {
  readonly language: PatternLanguage;
  /** Which argument is the pattern, from 0. */
  readonly pattern: number;
  /** It cuts a piece out: only a pattern where the piece is compared with a constant. */
  readonly cuts?: true;
}

const SECOND_ARGUMENT = {
  prefix: ['starts_with', 'startswith'],
  suffix: ['ends_with', 'endswith'],
  inside: ['contains_substr', 'contains', 'strpos', 'instr', 'countsubstrings', 'hassubstr'],
} as const;
const FIRST_ARGUMENT = ['locate', 'charindex', 'position'];

/** The functions that compare with a pattern, by name in small letters. */
export const PATTERN_FUNCTIONS: ReadonlyMap<string, PatternFunction> = new Map<string, PatternFunction>([
  ...(['prefix', 'suffix', 'inside'] as const).flatMap((language) =>
    SECOND_ARGUMENT[language].map((name) => [name, { language, pattern: 1 }] as const),
  ),
  ...FIRST_ARGUMENT.map((name) => [name, { language: 'inside', pattern: 0 }] as const),
  ['like', { language: 'like', pattern: 1 }],
  ['ilike', { language: 'like', pattern: 1 }],
  ['notlike', { language: 'like', pattern: 1 }],
  ['match', { language: 'regex', pattern: 1 }],
  ['regexp_like', { language: 'regex', pattern: 1 }],
  ['regexp_matches', { language: 'regex', pattern: 1 }],
  ['regexp_contains', { language: 'regex', pattern: 1 }],
  ['patindex', { language: 'like', pattern: 0 }],
  ['left', { language: 'prefix', pattern: 0, cuts: true }],
  ['right', { language: 'suffix', pattern: 0, cuts: true }],
  ['substr', { language: 'inside', pattern: 0, cuts: true }],
  ['substring', { language: 'inside', pattern: 0, cuts: true }],
  ['mid', { language: 'inside', pattern: 0, cuts: true }],
  ['split_part', { language: 'inside', pattern: 0, cuts: true }],
  ['substring_index', { language: 'inside', pattern: 0, cuts: true }],
]);

/** Functions whose result is the same whenever their arguments are. */
export const PURE_FUNCTIONS: ReadonlySet<string> = new Set(
  ('concat concat_ws lower upper lcase ucase trim ltrim rtrim btrim replace translate cast convert quote_literal quote ' +
    'format unaccent coalesce ifnull nullif left right substr substring lpad rpad repeat reverse char chr nchar binary collate row').split(' '),
);

/** Words of an operand that name nothing. */
export const OPERAND_WORDS: ReadonlySet<string> = new Set('binary collate as to escape null true false'.split(' '));

/** Words before a list of values: a pattern is compared with each. */
export const LIST_WORDS: ReadonlySet<string> = new Set('any all some array'.split(' '));

/** Words of the database that tell sessions apart. */
export const IDENTITY_WORDS: ReadonlySet<string> = new Set(['session_user', 'current_user']);

/** Functions that do. Only where they are called: `user_id` and `uuid` are columns far more often. */
export const IDENTITY_FUNCTIONS: ReadonlySet<string> = new Set(
  ('current_setting pg_backend_pid connection_id txid_current pg_current_xact_id user_id last_insert_id scope_identity last_insert_rowid ' +
    'currval lastval uuid gen_random_uuid newid').split(' '),
);

/** Words between the parts of a condition. */
export const LOGIC_WORDS: ReadonlySet<string> = new Set(['and', 'or', 'xor']);

/** Words before JOIN, or before OUTER JOIN; as functions they cut texts. */
export const JOIN_SIDES: ReadonlySet<string> = new Set(['left', 'right', 'full']);

/** Words that end a condition, unless they stand where a value is wanted. */
export const CLAUSE_WORDS: ReadonlySet<string> = new Set(
  ('where order limit returning group having union intersect except minus offset fetch window for option settings on using join inner ' +
    'cross natural qualify output lock').split(' '),
);
