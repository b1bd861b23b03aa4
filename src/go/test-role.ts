import { GO_ORDERED, GO_RUNNERS, GO_SERIAL, GO_TEST_PATHS } from '../catalog/go-tests.ts';
import { nameOf } from './origin.ts';
import { type GoFile, type GoNode, ancestorsOf, argumentsOf, calleeOf, isFunction, lastName, perFile, sourceOf } from './tree.ts';

export type GoRole = 'test' | 'each' | 'once' | 'group';

/** What a function is there for, if a test runner calls it. */
export function roleOf(file: GoFile, fn: GoNode): GoRole | undefined {
  if (fn.type === 'FunctionLiteral') {
    const call = fn.parent?.parent;
    if (fn.parent?.type !== 'Arguments' || call?.type !== 'CallExpr') return undefined;
    return roleNamed('call', lastName(file, calleeOf(call)));
  }
  return roleNamed(fn.type === 'MethodDecl' ? 'method' : 'function', nameOf(file, fn));
}

function roleNamed(by: 'call' | 'method' | 'function', name: string): GoRole | undefined {
  return GO_RUNNERS.find((row) => row.by === by && row.names.test(name))?.role;
}

/** The test, hook or group around a node, innermost first. */
export function* rolesAround(file: GoFile, node: GoNode): Iterable<{ role: GoRole; fn: GoNode }> {
  for (const outer of ancestorsOf(node)) {
    const role = isFunction(outer) ? roleOf(file, outer) : undefined;
    if (role) yield { role, fn: outer };
  }
}

/** The innermost test or hook around a node. */
export function placeOf(file: GoFile, node: GoNode): { role: GoRole; fn: GoNode } | undefined {
  for (const place of rolesAround(file, node)) if (place.role !== 'group') return place;
  return undefined;
}

/** A file of tests, or of what supports them. */
export const isTestFile = perFile((file): boolean => GO_TEST_PATHS.test(file.path));

/** Whether a node stands in a Ginkgo block with this decorator: `Describe("…", Serial, func() { … })`. */
function isDecorated(file: GoFile, node: GoNode, decorator: string): boolean {
  for (const { fn } of rolesAround(file, node)) {
    const call = fn.parent?.parent;
    if (call?.type === 'CallExpr' && argumentsOf(call).some((one) => sourceOf(file, one).replace(/^ginkgo\./, '') === decorator)) return true;
  }
  return false;
}

/** Nothing runs beside these tests. */
export function isSerial(file: GoFile, node: GoNode): boolean {
  return isDecorated(file, node, GO_SERIAL);
}

/** These tests run in order, in one process. */
export function isOrdered(file: GoFile, node: GoNode): boolean {
  return isDecorated(file, node, GO_ORDERED);
}
