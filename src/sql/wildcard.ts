/** The languages that patterns are written in. `prefix`, `suffix`, `inside`: any text that starts with it, ends with it, holds it. */
export type PatternLanguage = 'like' | 'regex' | 'glob' | 'prefix' | 'suffix' | 'inside';

/** Whether a constant pattern can match more than the one text that it spells. */
export function isWide(pattern: string, language: PatternLanguage, escape = '\\'): boolean {
  switch (language) {
    case 'prefix':
    case 'suffix':
    case 'inside':
      return true;
    case 'glob':
      return /[*?[]/.test(pattern);
    case 'regex':
      return !/^\^(?:[^\\^$.*+?()[\]{}|]|\\[^A-Za-z\d])*\$$/.test(pattern);
    case 'like':
      return isWideLike(pattern, escape);
  }
}

/** `%` anywhere; `_` only where it is meant as a wildcard: `fixed_user` spells one name, `user_` and `user__` many. */
function isWideLike(pattern: string, escape: string): boolean {
  let bare = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at] as string;
    if (sign === escape) at += 1;
    bare += sign === escape ? '.' : sign;
  }
  return /%|__|_$/.test(bare);
}

/** Whether a constant pattern matches whatever there is: `%`, `*`, an empty prefix. */
export function matchesAll(pattern: string, language: PatternLanguage): boolean {
  switch (language) {
    case 'like':
      return /^%+$/.test(pattern);
    case 'glob':
      return /^\*+$/.test(pattern);
    case 'regex':
      return /^\^?(?:\.\*)?\$?$/.test(pattern);
    default:
      return pattern === '';
  }
}
