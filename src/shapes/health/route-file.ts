import { FILE_ROUTERS, type FileRouterRow } from '../../catalog/routers.ts';
import { bindingOf } from '../../core/bindings.ts';
import type { File } from '../../core/file.ts';
import { type Node, lastName, propertyName, unwrap } from '../../core/tree.ts';
import type { HealthWords } from '../../verdicts/no-token-validation-in-health-handler.ts';
import { readPath, shownPath } from './probe-path.ts';
import type { Route } from './route.ts';

/** The probes that a file answers by its place: `app/api/health/route.ts`, `pages/api/healthz.ts`, `server/api/health.get.ts`. */
export function* fileRoutesIn(file: File, words: HealthWords): Iterable<Route> {
  for (const row of FILE_ROUTERS) {
    const path = routedPath(file.path, row);
    if (path === undefined) continue;
    const says = readPath(path, words);
    if (!says) return;
    const exported = exportsOf(file);
    const isResource = says === 'plain' && row.writes.some((name) => exported.has(name));
    for (const name of row.exports) {
      const handler = exported.get(name);
      if (handler) yield { handler, name: shownPath(path), says, standing: 'app', isResource };
    }
    return;
  }
}

/** The path at which a framework serves a file; `undefined` for files that it does not serve. */
function routedPath(path: string, row: FileRouterRow): string | undefined {
  const at = `/${path}`.lastIndexOf(`/${row.folder}/`);
  const extension = /\.[cm]?[jt]sx?$/.exec(path);
  if (at < 0 || !extension) return undefined;
  const inner = path.slice(at + row.folder.length + 1, extension.index);
  const folders = inner.split('/');
  const name = folders.pop() as string;
  if (row.stem !== undefined) {
    if (name !== row.stem) return undefined;
  } else if (row.ending !== undefined) {
    if (!name.endsWith(row.ending)) return undefined;
    folders.push(name.slice(0, -row.ending.length));
  } else folders.push(...spelled(name, row.dots));
  if (row.kept === 1) folders.unshift(row.folder.slice(row.folder.lastIndexOf('/') + 1));
  const segments = folders.map((segment) => segment.replace(/\+$/, '')).filter((segment) => !/^(?:\(.*\)|@.*|index|)$/.test(segment));
  // Next leaves folders that start with `_` out of its routes.
  return row.folder === 'app' && segments.some((segment) => segment.startsWith('_')) ? undefined : `/${segments.join('/')}`;
}

function spelled(name: string, dots: FileRouterRow['dots']): readonly string[] {
  if (dots === 'method') return [name.replace(/\.(?:get|head)$/, '')];
  // Remix: `api.health`, and `health[.]json` for a dot of the name's own; a first or last `_` is no part of the path.
  return dots === 'slashes' ? name.replaceAll('[.]', '-').split('.').map((part) => part.replace(/^_|_$/g, '')) : [name];
}

/** What a file exports, by name: functions, constants, names of its own, CommonJS. */
function exportsOf(file: File): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  for (const statement of file.source.ast.body as readonly Node[]) {
    if (statement.type === 'ExportDefaultDeclaration') found.set('default', statement.declaration);
    else if (statement.type === 'ExportNamedDeclaration') {
      const { declaration } = statement;
      if (declaration?.type === 'FunctionDeclaration' && declaration.id) found.set(declaration.id.name, declaration);
      else if (declaration?.type === 'VariableDeclaration') {
        for (const { id, init } of declaration.declarations) if (id.type === 'Identifier' && init) found.set(id.name, init);
      } else if (!statement.source) {
        for (const { local, exported } of statement.specifiers) found.set(exported.type === 'Identifier' ? exported.name : exported.value, local);
      }
    } else if (statement.type === 'ExpressionStatement') {
      commonJsExport(file, statement.expression, found);
      servedFunction(statement.expression, found);
    }
  }
  return found;
}

/** `Deno.serve(handler)` of a file that is one function of its own. */
function servedFunction(expression: Node, found: Map<string, Node>): void {
  const [handler] = expression.type === 'CallExpression' && lastName(expression.callee) === 'serve' ? expression.arguments : [];
  if (handler) found.set('serve', handler);
}

/** `module.exports = handler`, `exports.GET = handler`. */
function commonJsExport(file: File, expression: Node, found: Map<string, Node>): void {
  if (expression.type !== 'AssignmentExpression') return;
  const target = unwrap(expression.left);
  if (target.type !== 'MemberExpression') return;
  const object = unwrap(target.object);
  const name = propertyName(target);
  if (object.type !== 'Identifier' || name === undefined || bindingOf(file, object)?.kind !== 'global') return;
  if (object.name === 'exports') found.set(name, expression.right);
  else if (object.name === 'module' && name === 'exports') found.set('default', expression.right);
}
