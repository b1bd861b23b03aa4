import { POLLS, POLL_MEMBERS, POLL_NAMES } from '../../catalog/polls.ts';
import { type File, perFile } from '../../core/file.ts';
import { originOf } from '../../core/origin.ts';
import type { Node } from '../../core/tree.ts';

/** Whether a call's names say that it polls: `eventually`, `retry.try`. */
export function saysPoll(name: string, receiver: string | undefined): boolean {
  return POLL_NAMES.test(name) || (receiver !== undefined && Object.hasOwn(POLL_MEMBERS, receiver) && POLL_MEMBERS[receiver]?.includes(name) === true);
}

/** The local names of imports from modules of polls: `settled` of `import settled from 'wait-for-expect'`. */
export const pollImports = perFile((file): ReadonlySet<string> => {
  const modules = new Set(POLLS.map((row) => row.origin.slice(0, row.origin.indexOf('#'))));
  const found = new Set<string>();
  for (const statement of file.source.ast.body) {
    if (statement.type !== 'ImportDeclaration' || !modules.has(file.modules[statement.source.value] ?? statement.source.value)) continue;
    for (const specifier of statement.specifiers) found.add(specifier.local.name);
  }
  return found;
});

/** The catalog's row for a callee. */
export function rowOf(file: File, callee: Node): (typeof POLLS)[number] | undefined {
  const origin = originOf(file, callee);
  return origin === undefined ? undefined : POLLS.find((row) => row.origin === origin);
}

/** Whether a callee comes from a module. */
export function comesFrom(file: File, callee: Node, module: string): boolean {
  return originOf(file, callee)?.startsWith(`${module}#`) === true;
}
