import { AUTH_TEXT, PROBE_TEXT } from '../catalog/health-frameworks.ts';
import { GO_TEST_PATHS } from '../catalog/go-tests.ts';

/** The words without which a rule has nothing to say; each pair of a rule must both occur. */
const POLLS = /Eventually|Consistently|\.Poll(?:Until|Immediate)/;
const DELETING = /\b(?:delete\s+(?:\w+\s+){0,8}from|truncate)\b|\.(?:New)?Delete(?:From|Many)?\(/i;
const MATCHING = /\blike\b|\bilike\b|similar to|regex|rlike|\bglob\b|~\*?\s*['$?]|starts_with|truncate/i;
/** ent's and squirrel's conditions: `user.NameHasPrefix(…)`, `sq.NotLike{…}`. */
const PREDICATES = /\bNotI?Like\b|\.(?!Not|Error|String)[A-Z]\w+(?:Has(?:Prefix|Suffix)|Contains)(?:Fold)?\(/;
const SERVERS = /\bServer(?:\s*\{|\))/;

/** What Go's tools ask for at the head of a file that a program wrote. */
const GENERATED = /^\/\/ Code generated .* DO NOT EDIT\.\r?$/m;

/** Comments that switch a rule off: where one stands, ESLint may ask whether it did anything. */
const DIRECTIVE = /\beslint-(?:dis|en)able/;

/** Whether any rule may have something to say of a file: a look at its text, before it is parsed. */
export function isWorthParsing(path: string, text: string): boolean {
  const package_ = text.indexOf('\npackage ');
  if (GENERATED.test(package_ < 0 ? text.slice(0, 2_000) : text.slice(0, package_))) return false;
  if (DIRECTIVE.test(text) || (DELETING.test(text) && (MATCHING.test(text) || PREDICATES.test(text)))) return true;
  if (GO_TEST_PATHS.test(path.replaceAll('\\', '/'))) return POLLS.test(text);
  return SERVERS.test(text) || (PROBE_TEXT.test(text) && AUTH_TEXT.test(text));
}
