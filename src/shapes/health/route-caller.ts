import type { TSESTree } from '@typescript-eslint/utils';
import { PERSONAL_KEYS } from '../../catalog/health-frameworks.ts';
import { bindingOf } from '../../core/bindings.ts';
import type { File } from '../../core/file.ts';
import { type Node, ancestorsOf, descendantsOf, isFunction, lastName, propertyName, rootOf } from '../../core/tree.ts';

/** What a guard puts on the request for the handlers behind it. */
const CALLER = /^(?:user|userId|currentUser|tenantId|accountId|agentId|organizationId|orgId|workspaceId|session)$/;
/** Answers that only people read. */
const PAGES = /^(?:render|sendFile|sendfile|view)$/;
const CALLER_DECORATORS = /^(?:CurrentUser|User|GetUser|AuthUser|ReqUser|UserId|CurrentTenant|Tenant)$/;

/** Whether a handler answers with what belongs to its caller, or with a page: then it is for people, whatever its path. */
export function isPersonal(file: File, handler: Node): boolean {
  if (isFunction(handler) && handler.params.some((param) => decoratorsOf(param).some((name) => CALLER_DECORATORS.test(name)))) return true;
  for (const node of descendantsOf(file.keys, handler)) {
    if (node.type !== 'MemberExpression') continue;
    const name = propertyName(node) ?? '';
    if (PAGES.test(name) && node.parent.type === 'CallExpression') return true;
    if (!CALLER.test(name)) continue;
    const root = rootOf(node.object);
    if (root.type === 'Identifier' && bindingOf(file, root)?.kind === 'parameter') return true;
  }
  return false;
}

/** Calls that answer or write down: what they are given is no lookup. */
const ANSWERS = /^(?:json|send|end|write|Response|NextResponse|log|info|warn|error|debug|stringify|render|reply)$/;

/** Whether a handler looks data up by its caller: `where: { userId: session.user.id }`, `.eq('user_id', user.id)`. */
export function looksUpCaller(file: File, handler: Node): boolean {
  for (const node of descendantsOf(file.keys, handler)) {
    if (node.type === 'Property' && PERSONAL_KEYS.test(propertyName(node) ?? '') && isLookup(node, handler)) return true;
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') continue;
    const [column] = node.arguments;
    if (propertyName(node.callee) === 'eq' && column?.type === 'Literal' && PERSONAL_KEYS.test(String(column.value))) return true;
  }
  return false;
}

function isLookup(property: Node, handler: Node): boolean {
  for (const outer of ancestorsOf(property)) {
    if (outer === handler || isFunction(outer)) return false;
    if (outer.type === 'CallExpression' || outer.type === 'NewExpression') return !ANSWERS.test(lastName(outer.callee) ?? '');
  }
  return false;
}

/** The names of the decorators on a class, method or parameter. */
export function decoratorsOf(node: Node): readonly string[] {
  const decorators = 'decorators' in node ? (node.decorators as readonly TSESTree.Decorator[] | undefined) : undefined;
  return (decorators ?? []).flatMap((decorator) => lastName(decorator.expression) ?? []);
}
