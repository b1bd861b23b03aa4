import { INTERCEPTORS, ISOLATION_MODULES, RENDERING_MODULES } from '../../catalog/stores.ts';
import { type File, perFile } from '../../core/file.ts';

/** Whether a module's stores are the file's own; a row or option may end in `*`. */
export function isIsolated(own: readonly string[], module: string): boolean {
  return [...ISOLATION_MODULES, ...own].some((one) =>
    one.endsWith('*') ? module.startsWith(one.slice(0, -1)) : module === one,
  );
}

/** Whether a per-test hook of the file fills the runner's context (`t.context.db = await createDb()`). */
export function isContextOwn(file: File, member: string): boolean {
  const hook = new RegExp(`\\b(?:beforeEach|each)\\([^]{0,600}?\\.${member}\\b[^;=]{0,80}=[^=]`);
  return hook.test(file.text);
}

/** Whether the file imports what renders components: a test of a page in this process. */
export const rendersComponents = perFile((file): boolean =>
  file.source.ast.body.some((statement) => statement.type === 'ImportDeclaration' && RENDERING_MODULES.test(statement.source.value)),
);

/** Whether the file answers its own requests: what it fetches, it has written itself. */
export const interceptsRequests = perFile((file): boolean =>
  file.source.ast.body.some((statement) => statement.type === 'ImportDeclaration' && statement.importKind !== 'type' && INTERCEPTORS.test(statement.source.value)),
);

/** Whether a module is Node's own and reaches out of the process. */
export function isNodeModule(module: string): boolean {
  return /^(?:node:)?(?:fs|child_process|http|https)(?:\/|$)/.test(module);
}
