import type { TSESTree } from '@typescript-eslint/utils';
import { AUTH_DECORATORS, GUARD_DECORATORS } from '../../catalog/guards.ts';
import { type DecoratorRow, DECORATORS } from '../../catalog/health-frameworks.ts';
import { propertyOf, valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type ClassNode, type Node, lastName, propertyName, unwrap } from '../../core/tree.ts';
import type { HealthWords, Says } from '../../verdicts/no-token-validation-in-health-handler.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import { namesIn } from './route-handler.ts';
import { isHandlerName, isSelfTest, joinPaths, readPath, shownPath } from './probe-path.ts';
import { globalGuardsOf } from './route-global.ts';
import { isProbeFile, pathOf } from './route-path.ts';
import type { Route } from './route.ts';

type Does = DecoratorRow['does'];

/** The probes of a controller class (Nest, routing-controllers, tsoa, Ts.ED, LoopBack) or of a GraphQL resolver. */
export function* classRoutesIn(file: File, owner: ClassNode, words: HealthWords): Iterable<Route> {
  if (!owner.body.body.some((element) => 'decorators' in element && element.decorators.length > 0)) return;
  const own = owner.decorators;
  const bases = own.filter((decorator) => does(decorator) === 'base').flatMap((decorator) => pathsIn(file, decorator));
  const methods = owner.body.body.filter((element) => element.type === 'MethodDefinition');
  for (const method of methods) {
    const route = methodRoute(file, method, bases.length > 0 ? bases : [''], words);
    if (!route) continue;
    const decorators = [...own, ...method.decorators];
    yield {
      ...route,
      handler: method.value,
      standing: 'app',
      gatekeepers: [...[...method.decorators, ...own].flatMap((decorator) => guardsIn(decorator)), ...globalGuardsOf(file)],
      beside: decorators.flatMap((decorator) => (isGuarding(decorator) ? [] : namesIn(decorator.expression))).filter((name) => !name.includes('/')),
      isResource: route.says === 'plain' && methods.some((other) => isWriteBeside(file, other, method)),
    };
  }
}

function methodRoute(file: File, method: TSESTree.MethodDefinition, bases: readonly string[], words: HealthWords): { name: string; says: Says } | undefined {
  const name = propertyName(method) ?? '';
  const isProbe = method.decorators.some((decorator) => does(decorator) === 'probe');
  for (const decorator of method.decorators) {
    const kind = does(decorator);
    if (kind === 'query' && isHandlerName(name, words) && !method.value.params.length) return { name, says: 'plain' };
    if (kind !== 'route') continue;
    for (const base of bases) {
      for (const path of pathsIn(file, decorator)) {
        const whole = joinPaths(base, path);
        const says = readPath(whole, words);
        if (isProbe || (isProbeFile(file) && !isSelfTest(path) && !/[:{*]/.test(path))) return { name: shownPath(whole), says: 'certain' };
        if (says) return { name: shownPath(whole), says };
      }
    }
  }
  return undefined;
}

/** Whether another method changes data below the same controller path, as a resource named `health` would. */
function isWriteBeside(file: File, other: TSESTree.MethodDefinition, method: TSESTree.MethodDefinition): boolean {
  const isRoot = method.decorators.some((decorator) => does(decorator) === 'route' && pathsIn(file, decorator).every((path) => path.replaceAll('/', '') === ''));
  return isRoot && other.decorators.some((decorator) => does(decorator) === 'write');
}

function does(decorator: TSESTree.Decorator): Does | undefined {
  const name = lastName(decorator.expression) ?? '';
  return (DECORATORS as readonly DecoratorRow[]).find((row) => row.names.includes(name))?.does;
}

/** The paths that a decorator gives: `'health'`, `['health', 'healthz']`, `{ path: 'health' }`, or none. */
function pathsIn(file: File, decorator: TSESTree.Decorator): readonly string[] {
  const call = unwrap(decorator.expression);
  const argument = call.type === 'CallExpression' ? call.arguments[0] : undefined;
  if (!argument) return [''];
  const value = valueOf(file, argument);
  const given = (value.type === 'ObjectExpression' ? propertyOf(value, 'path') : undefined) ?? argument;
  const list = valueOf(file, given);
  const nodes: readonly Node[] = list.type === 'ArrayExpression' ? list.elements.filter((element) => element !== null) : [given];
  // A constant of another file may be any prefix, but no probe.
  return nodes.map((node) => pathOf(file, node) ?? '\0');
}

function isGuarding(decorator: TSESTree.Decorator): boolean {
  const name = lastName(decorator.expression) ?? '';
  return GUARD_DECORATORS.includes(name) || AUTH_DECORATORS.includes(name);
}

/** The guards that a decorator puts before its method or class. */
function guardsIn(decorator: TSESTree.Decorator): readonly Gatekeeper[] {
  const name = lastName(decorator.expression) ?? '';
  const call = unwrap(decorator.expression);
  if (AUTH_DECORATORS.includes(name)) return [{ node: call, as: 'known', scope: 'route' }];
  if (!GUARD_DECORATORS.includes(name) || call.type !== 'CallExpression') return [];
  return call.arguments.map((node) => ({ node, as: 'class', scope: 'route' }));
}
