import { CLIENT_CLASSES } from '../../catalog/health-frameworks.ts';
import { type FunctionNode, type Node, isFunction, propertyName, unwrap } from '../../core/tree.ts';
import type { HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import { isHandlerName } from './probe-path.ts';
import type { Route } from './route.ts';

/** How many wrappers may stand between a function and its name: `const health = onRequest(withLog(fn))`. */
const WRAPPERS = 2;

/** A function that answers probes by its name alone: `handleHealth`, `const healthCheck = asyncHandler(fn)`, `exports.isReady = fn`. */
export function asNamedHandler(fn: FunctionNode, words: HealthWords): Route | undefined {
  const name = givenName(fn);
  if (name === undefined || !isHandlerName(name, words) || isOfClient(fn)) return undefined;
  return { handler: fn, name, says: 'name', standing: 'router' };
}

/** A method of a class that stands for somebody else's service: `class SlackConnector { healthCheck() {} }`. */
function isOfClient(fn: FunctionNode): boolean {
  const owner = fn.parent.type === 'MethodDefinition' || fn.parent.type === 'PropertyDefinition' ? fn.parent.parent.parent : undefined;
  return owner?.id?.type === 'Identifier' && CLIENT_CLASSES.test(owner.id.name);
}

function givenName(fn: FunctionNode): string | undefined {
  if (fn.id) return fn.id.name;
  let inner: Node = fn;
  for (let hop = 0; hop <= WRAPPERS; hop += 1) {
    const outer: Node | undefined = inner.parent;
    if (!outer) return undefined;
    const name = nameIn(outer, inner);
    if (name !== undefined) return name;
    if (outer.type !== 'CallExpression' || outer.callee === inner || isFunction(outer)) return undefined;
    inner = outer;
  }
  return undefined;
}

function nameIn(outer: Node, inner: Node): string | undefined {
  switch (outer.type) {
    case 'VariableDeclarator':
      return outer.init === inner && outer.id.type === 'Identifier' ? outer.id.name : undefined;
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return outer.value === inner ? propertyName(outer) : undefined;
    case 'AssignmentExpression': {
      const target = unwrap(outer.left);
      if (outer.right !== inner) return undefined;
      return target.type === 'Identifier' ? target.name : propertyName(target);
    }
    default:
      return undefined;
  }
}
