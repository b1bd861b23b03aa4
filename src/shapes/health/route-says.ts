import type { File } from '../../core/file.ts';
import { type Node, isFunction, propertyName, unwrap } from '../../core/tree.ts';
import type { HealthWords, Says } from '../../verdicts/no-token-validation-in-health-handler.ts';
import { isHandlerName, isSelfTest, readPath } from './probe-path.ts';
import { handlerName, lastNameOf } from './route-handler.ts';
import { isHealthFile, isProbeFile } from './route-path.ts';

/** A path on a router. */
interface Place {
  readonly path: string;
  readonly router: Node;
}

/** What path, handler and file together say; mounted routers (`use`) only count where nothing else can be meant. */
export function saysOf(file: File, found: Place, handler: Node, verb: string, words: HealthWords): Says | undefined {
  const name = handlerName(handler) ?? '';
  const says = readPath(found.path, words);
  const isNamed = isHandlerName(name.replace(/_?(?:router?|routes)$/i, ''), words) || isCheckOfHealth(handler, words);
  if (verb === 'use') return says === 'plain' && !(isNamed && /check|probe|healthz|live|read/i.test(name)) && !isFunction(unwrap(handler)) ? undefined : says;
  if (says) return says;
  if (/[:{[*]/.test(found.path) || isSelfTest(found.path)) return undefined;
  if (isProbeFile(file)) return 'certain';
  const isHealthRouter = isHealthFile(file) || /health/i.test(lastNameOf(found.router) ?? '');
  return isHealthRouter && (isNamed || (isWholeOf(found) && saysHealthy(file, handler))) ? 'plain' : undefined;
}

/** `healthRouter.get('/', …)`: the router's own path. */
function isWholeOf({ path }: Place): boolean {
  return path === '/' || path === '';
}

/** What a probe answers, and no page of data does. */
const HEALTHY = /\b(?:uptime|healthy|unhealthy|alive|is running)\b|status:\s*['"](?:ok|up|pass|success|healthy)['"]|\b(?:text|send|end|json|body)\b.{0,4}['"](?:ok|healthy)['"]/i;

function saysHealthy(file: File, handler: Node): boolean {
  const fn = unwrap(handler);
  return isFunction(fn) && HEALTHY.test(file.text.slice(...fn.range));
}

/** `healthController.check`: the object says what is checked. */
function isCheckOfHealth(handler: Node, words: HealthWords): boolean {
  const inner = unwrap(handler);
  if (inner.type !== 'MemberExpression' || !/^(?:check|ping|status|probe)$/.test(propertyName(inner) ?? '')) return false;
  return isHandlerName(lastNameOf(inner.object) ?? '', words);
}
