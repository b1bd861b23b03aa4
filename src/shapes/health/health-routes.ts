import { TEST_CALLS } from '../../catalog/health-frameworks.ts';
import type { File } from '../../core/file.ts';
import { type Node, ancestorsOf, rootOf } from '../../core/tree.ts';
import type { HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import { asBranchRoute, asCaseRoute } from './route-branch.ts';
import { asCallRoute } from './route-call.ts';
import { classRoutesIn } from './route-decorator.ts';
import { fileRoutesIn } from './route-file.ts';
import { asFileRouteCall, asLibraryRoute, keyedRoutesIn } from './route-library.ts';
import { asNamedHandler } from './route-name.ts';
import { asObjectRoute } from './route-object.ts';
import { asProcedureRoute } from './route-procedure.ts';
import type { Route } from './route.ts';

/** The probes that one node puts up, in every way that the frameworks have. The program stands for the file's own place. */
export function routesAt(file: File, node: Node, words: HealthWords): readonly Route[] {
  const found = routesOf(file, node, words);
  return found.length > 0 && isTestCode(node) ? [] : found;
}

/** Whether code stands in what a test runner is given. */
function isTestCode(node: Node): boolean {
  for (const outer of ancestorsOf(node)) {
    if (outer.type !== 'CallExpression') continue;
    const root = rootOf(outer.callee);
    if (root.type === 'Identifier' && TEST_CALLS.test(root.name)) return true;
  }
  return false;
}

function routesOf(file: File, node: Node, words: HealthWords): readonly Route[] {
  switch (node.type) {
    case 'Program':
      return [...fileRoutesIn(file, words)];
    case 'CallExpression':
      return some(asCallRoute(file, node, words) ?? asLibraryRoute(file, node) ?? asFileRouteCall(node, words));
    case 'NewExpression':
      return some(asLibraryRoute(file, node));
    case 'ObjectExpression':
      return some(asObjectRoute(file, node, words));
    case 'Property':
      if (node.parent.type !== 'ObjectExpression') return [];
      return [...keyedRoutesIn(file, node, words), ...some(asProcedureRoute(file, node, words))];
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return some(asBranchRoute(file, node, words));
    case 'SwitchCase':
      return some(asCaseRoute(file, node, words));
    case 'ClassDeclaration':
    case 'ClassExpression':
      return [...classRoutesIn(file, node, words)];
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return some(asNamedHandler(node, words));
    default:
      return [];
  }
}

function some(route: Route | undefined): readonly Route[] {
  return route ? [route] : [];
}
