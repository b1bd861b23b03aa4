import type { TSESTree } from '@typescript-eslint/utils';
import { GUARDED_PROCEDURES } from '../../catalog/guards.ts';
import type { File } from '../../core/file.ts';
import { type Node, lastName, propertyName, rootOf, unwrap } from '../../core/tree.ts';
import { wordsOf } from '../../core/words.ts';
import type { HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import { isHandlerName } from './probe-path.ts';
import { isHealthFile } from './route-path.ts';
import type { Route } from './route.ts';

/** Names of a router that holds the procedures of the whole service. */
const WHOLE_ROUTERS = /^(?:app|root|main|base|core|server|api|health(?:check)?|trpc)?router$/i;

/** `health: protectedProcedure.query(handler)` of tRPC and oRPC: a probe, unless it takes an input. */
export function asProcedureRoute(file: File, property: TSESTree.Property, words: HealthWords): Route | undefined {
  const name = propertyName(property);
  const call = unwrap(property.value);
  if (name === undefined || call.type !== 'CallExpression' || !isHandlerName(name, words)) return undefined;
  const [handler] = call.arguments;
  const verb = lastName(call.callee);
  if (!handler || (verb !== 'query' && verb !== 'handler')) return undefined;
  const chain = namesDown(call.callee);
  if (chain.includes('input')) return undefined;
  const procedure = rootOf(call.callee);
  const words_ = procedure.type === 'Identifier' ? wordsOf(procedure.name).join(' ') : '';
  return {
    handler,
    name,
    says: 'plain',
    standing: isHealthFile(file) || WHOLE_ROUTERS.test(holderOf(property)) ? 'app' : 'router',
    gatekeepers: GUARDED_PROCEDURES.test(words_) ? [{ node: procedure, as: 'known', scope: 'route' }] : [],
  };
}

function namesDown(callee: Node): readonly string[] {
  const names: string[] = [];
  for (let node = unwrap(callee); names.length < 20; ) {
    if (node.type === 'MemberExpression') {
      names.push(propertyName(node) ?? '');
      node = unwrap(node.object);
    } else if (node.type === 'CallExpression') node = unwrap(node.callee);
    else break;
  }
  return names;
}

/** The name that a router is given: `appRouter` of `const appRouter = router({ … })`. */
function holderOf(property: Node): string {
  const call = property.parent?.parent;
  const holder = call?.type === 'CallExpression' ? call.parent : undefined;
  return holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id.name : '';
}
