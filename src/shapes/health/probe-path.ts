import {
  API_PREFIXES,
  CERTAIN_SEGMENTS,
  DETAIL_PARTS,
  HANDLER_NAMES,
  INFRASTRUCTURE,
  INFRASTRUCTURE_PROBES,
  PROBE_PARTS,
  PROBE_SEGMENTS,
  PROBE_WORDS,
  SELF_TEST_WORDS,
} from '../../catalog/health-frameworks.ts';
import { wordsOf } from '../../core/words.ts';
import type { HealthHandler, HealthWords, Says } from '../../verdicts/no-token-validation-in-health-handler.ts';

// Paths and names as texts: no tree here, so that the front ends of other languages read them alike.

/** What stands in a path for a part that is not known before it runs. */
export const HOLE = '\0';

/** A path as messages show it. */
export function shownPath(path: string): string {
  const shown = path.replaceAll(HOLE, '…');
  return shown.startsWith('/') || shown.startsWith('…') ? shown : `/${shown}`;
}

/** Joins what a controller and its method say. */
export function joinPaths(base: string, path: string): string {
  return `/${[base, path].flatMap((one) => one.split('/')).filter((segment) => segment !== '').join('/')}`;
}

/** What a path says of its handler; `undefined` for everything but probes. */
export function readPath(path: string, words: HealthWords): Says | undefined {
  const bare = path.split(/[?#]/, 1)[0] as string;
  if (words.routes.some((pattern) => pattern.test(bare))) return 'certain';
  if (!PROBE_WORDS.test(bare) || bare.length > 200 || /[:{}[\]*()\s]/.test(bare)) return undefined;
  const segments = bare.split('/').filter((segment) => segment !== '');
  const at = segments.findIndex((segment) => PROBE_SEGMENTS.test(withoutHole(segment)));
  const before = segments.slice(0, at < 0 ? -1 : at);
  const isComponent = before.length > 0 && INFRASTRUCTURE.test(before.at(-1) as string) && before.slice(0, -1).every(isPrefix);
  if (isComponent && INFRASTRUCTURE_PROBES.test(segments.at(-1) as string)) return 'component';
  if (at < 0 || !before.every(isPrefix)) return undefined;
  const probe = withoutHole(segments[at] as string);
  const [part, ...more] = segments.slice(at + 1);
  if (more.length > 0) return undefined;
  if (part === undefined) return CERTAIN_SEGMENTS.test(probe) ? 'certain' : 'plain';
  if (PROBE_PARTS.test(part)) return 'certain';
  return DETAIL_PARTS.test(part) ? 'detail' : undefined;
}

/** `${BASE}health` is a probe below a base that is not known. */
function withoutHole(segment: string): string {
  return segment.startsWith(HOLE) ? segment.slice(1) : segment;
}

function isPrefix(segment: string): boolean {
  return API_PREFIXES.test(segment) || segment.includes(HOLE);
}

/** Which question a path or name is about. */
export function probeOf(name: string): HealthHandler<never>['probe'] {
  const last = /(?:(health)|(live|alive)|(read)|(start))(?!.*(?:health|live|alive|read|start))/i.exec(name);
  if (last?.[2]) return 'live';
  if (last?.[3]) return 'ready';
  return last?.[4] ? 'startup' : 'health';
}

/** Whether a function's name says that it answers a probe. */
export function isHandlerName(name: string, words: HealthWords): boolean {
  return (PROBE_WORDS.test(name) && HANDLER_NAMES.test(wordsOf(name).join(' '))) || words.handlers.some((pattern) => pattern.test(name));
}

/** Whether a path or a name says that this one is there to test auth itself: `/health/auth`, `authenticatedHealth`. */
export function isSelfTest(name: string): boolean {
  return wordsOf(name).some((word) => SELF_TEST_WORDS.includes(word));
}
