import type { ServerRow } from '../../catalog/servers.ts';
import { valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { originOf } from '../../core/origin.ts';
import { type CallNode, type Node, lastName, parentOf, propertyName, settle } from '../../core/tree.ts';
import type { ServerWords } from './server-words.ts';

/** The row of what a call constructs; `undefined` where it constructs no server. */
export function rowOfCall(file: File, call: CallNode, { rows }: ServerWords): ServerRow | undefined {
  const callee = settle(call.callee);
  const origin = originOf(file, callee);
  if (origin !== undefined) return rows.get(origin);
  for (const branch of branchesOf(file, callee)) {
    const row = rows.get(branch);
    if (row) return row;
  }
  return undefined;
}

/** `(secure ? https : http).createServer`, by a name or not. */
function* branchesOf(file: File, callee: Node): Iterable<string> {
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (callee.type === 'MemberExpression' && name === undefined) return;
  const chosen = valueOf(file, callee.type === 'MemberExpression' ? callee.object : callee);
  if (chosen.type !== 'ConditionalExpression') return;
  for (const branch of [chosen.consequent, chosen.alternate]) {
    const origin = originOf(file, branch);
    if (origin !== undefined) yield name === undefined ? origin : `${origin}${origin.endsWith('#') ? '' : '.'}${name}`;
  }
}

/** The callee as messages name it: `http.createServer`, `new http.Server`. */
export function calleeName(file: File, call: CallNode, row: ServerRow): string {
  const callee = settle(call.callee);
  const isShort = callee.type === 'Identifier' || (callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && !callee.optional);
  const text = isShort ? file.text.slice(...callee.range) : `${row.module}.${lastName(callee) ?? row.makes[0]}`;
  return call.type === 'NewExpression' ? `new ${text}` : text;
}

/** The name of the variable that a construction is stored in, directly or as one of two branches. */
export function variableName(construction: Node): string | undefined {
  let holder = parentOf(construction);
  while (holder?.type === 'ConditionalExpression' || holder?.type === 'LogicalExpression') holder = parentOf(holder);
  const target = holder?.type === 'VariableDeclarator' ? holder.id : holder?.type === 'AssignmentExpression' ? holder.left : undefined;
  return target?.type === 'Identifier' ? target.name : undefined;
}
