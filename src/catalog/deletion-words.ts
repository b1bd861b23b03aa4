// What the texts of files say that delete by a pattern. Each is a first look at a whole file: the fewer letters an alternative can
// begin with, the faster it is.

/** SQL that takes rows away. */
export const SQL_DELETING = /(?:delete|truncate)\b/i;

/** SQL that finds rows. */
export const SQL_SELECTING = /select\s/i;

/** SQL that compares with a pattern. */
export const SQL_MATCHING =
  /like|s_?with\(|contains|regexp|similar to|glob|~\*?\s*['$?]|\^@|(?:left|right|substr|substring|mid|pos|position|instr|locate|index|split_part)\(/i;

/** Methods that take rows, documents or keys away, and SQL that does. */
export const DELETING = /del(?:ete|\()|destroy|truncate|remove|unlink|flush|\.clear\(\)/i;

/** Conditions, key listings and index names that hold a pattern. */
export const CALL_MATCHING = /like|s_?with|contains|substr|reg_?ex|similar|glob(?!al)|(?<!Object\.)keys\(|scan|wildcard|prefix|indices|[:=[(,>]\s*\/[^/*\s]/i;
