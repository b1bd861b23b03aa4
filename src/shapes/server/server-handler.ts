import { NOT_HANDLERS, type NotAHandlerRow, type ServerRow } from '../../catalog/servers.ts';
import { bindingOf, writesOf } from '../../core/bindings.ts';
import { functionOf, HOPS, returnsOf, valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { originOf } from '../../core/origin.ts';
import { type CallNode, type FunctionNode, type Node, isFunction, settle, unwrap } from '../../core/tree.ts';
import type { NotAHandler } from '../../verdicts/require-server-handler.ts';

/** What one argument is. `mixed`: one of several things, or not known. */
type Kind = 'handler' | 'options' | 'absent' | 'promise' | 'mixed';

const notHandlers: readonly NotAHandlerRow[] = NOT_HANDLERS;

/** What the arguments of a construction say of its handler. */
export function handlerOf(file: File, call: CallNode, row: ServerRow): 'given' | 'absent' | 'unknown' | NotAHandler<Node> {
  if (!row.takesHandler) return 'absent';
  const [first, second] = call.arguments;
  if (first?.type === 'SpreadElement' || second?.type === 'SpreadElement') return 'unknown';
  const wrong = first && asNotAHandler(file, first);
  const kinds = [wrong ? 'absent' : kindOf(file, first, row, HOPS), kindOf(file, second, row, HOPS)];
  if (kinds.includes('handler')) return 'given';
  if (kinds.includes('mixed') || kinds[1] === 'promise') return 'unknown';
  if (wrong) return wrong;
  return kinds[0] === 'promise' ? promised(file, first as Node) : 'absent';
}

/** Whether an argument is there, but holds nothing: `undefined`, `null`. */
export function isAbsent(file: File, node: Node, row: ServerRow): boolean {
  return kindOf(file, node, row, HOPS) === 'absent';
}

function kindOf(file: File, node: Node | undefined, row: ServerRow, hops: number): Kind {
  if (!node) return 'absent';
  if (hops === 0) return 'mixed';
  const value = unwrap(node);
  switch (value.type) {
    case 'ObjectExpression':
      return 'options';
    case 'Literal':
      return value.value === null && !('regex' in value && value.regex) ? 'absent' : 'mixed';
    case 'UnaryExpression':
      return value.operator === 'void' ? 'absent' : 'mixed';
    case 'ConditionalExpression':
      return either([value.consequent, value.alternate].map((one) => kindOf(file, one, row, hops - 1)));
    case 'AwaitExpression': {
      const resolved = kindOf(file, value.argument, row, hops - 1);
      // The promise of a handler, awaited, is the handler.
      return resolved === 'promise' ? 'handler' : resolved;
    }
    case 'Identifier':
      return nameKind(file, value, row, hops);
    case 'CallExpression':
      return callKind(file, value, row, hops);
    default:
      return functionOf(file, value) ? 'handler' : memberKind(file, value, row, hops);
  }
}

function memberKind(file: File, node: Node, row: ServerRow, hops: number): Kind {
  const value = valueOf(file, node);
  return value === node || value.type === 'MemberExpression' ? typeKind(file, node, row) : kindOf(file, value, row, hops - 1);
}

/** A name: all that is ever stored in it. */
function nameKind(file: File, node: Extract<Node, { type: 'Identifier' }>, row: ServerRow, hops: number): Kind {
  const binding = bindingOf(file, node);
  if (binding?.kind === 'global') return node.name === 'undefined' ? 'absent' : 'mixed';
  if (binding?.kind === 'function') return 'handler';
  if (binding?.kind !== 'variable') return typeKind(file, node, row);
  const kinds: Kind[] = [];
  for (const write of writesOf(binding.variable).slice(0, HOPS + 1)) {
    if (write.how !== 'value' || write.path.length > 0 || !write.from) return typeKind(file, node, row);
    kinds.push(kindOf(file, write.from, row, hops - 2));
  }
  if (kinds.length > HOPS) return 'mixed';
  const kind = kinds.length === 0 ? 'mixed' : either(kinds);
  return kind === 'mixed' ? typeKind(file, node, row) : kind;
}

/** `(options: https.ServerOptions) => …`: the type says that it is no handler. */
function typeKind(file: File, node: Node, row: ServerRow): Kind {
  const origin = originOf(file, node);
  return row.options.some((name) => origin === `${row.module}#${name}{}`) ? 'options' : 'mixed';
}

/** A call: what a function of this file answers, or an object that is only copied or sealed. */
function callKind(file: File, call: Extract<Node, { type: 'CallExpression' }>, row: ServerRow, hops: number): Kind {
  const [first] = call.arguments;
  const origin = originOf(file, call.callee);
  if (origin === 'globalThis#Object.assign' || origin === 'globalThis#Object.freeze') {
    return first && kindOf(file, first, row, hops - 1) === 'options' ? 'options' : 'mixed';
  }
  if (functionOf(file, call)) return 'handler';
  const fn = functionOf(file, call.callee);
  if (!fn || fn.generator) return 'mixed';
  const answer = either([...answersOf(file, fn)].map((one) => kindOf(file, one, row, hops - 2)));
  return fn.async && answer !== 'options' ? 'promise' : answer;
}

function* answersOf(file: File, fn: FunctionNode): Iterable<Node> {
  let left = HOPS;
  for (const answer of returnsOf(file, fn)) {
    if (left === 0) return;
    left -= 1;
    yield answer;
  }
}

/** What several values are together: options or nothing, whichever it is, are no handler. */
function either(kinds: readonly Kind[]): Kind {
  const [first = 'mixed', ...more] = kinds;
  if (more.every((kind) => kind === first)) return first;
  return kinds.every((kind) => kind === 'options' || kind === 'absent') ? 'options' : 'mixed';
}

/** An application of a framework, where its request listener is wanted. */
function asNotAHandler(file: File, node: Node): NotAHandler<Node> | undefined {
  const value = settle(node);
  if (isFunction(value) || value.type === 'ObjectExpression') return undefined;
  const origin = originOf(file, value);
  const row = origin === undefined ? undefined : notHandlers.find((one) => one.origins.includes(origin));
  if (!row) return undefined;
  const name = nameOf(file, value, 'the application');
  return { at: node, name, pass: row.pass.replaceAll('{app}', nameOf(file, value, 'app')) };
}

function promised(file: File, node: Node): NotAHandler<Node> {
  const name = nameOf(file, unwrap(node), 'the promise');
  return { at: node, name, pass: `await ${name}` };
}

/** How the code writes it, where that is short. */
function nameOf(file: File, node: Node, otherwise: string): string {
  const text = file.text.slice(...node.range);
  return text.length <= 40 && !text.includes('\n') ? text : otherwise;
}

/** Whether what stands in the argument's place can be written there as it is: then a suggestion may do it. */
export function replacementOf(file: File, { at, pass }: NotAHandler<Node>): string | undefined {
  const value = settle(at);
  const origin = originOf(file, value);
  const row = notHandlers.find((one) => origin !== undefined && one.origins.includes(origin));
  return row?.isExpression && value.type !== 'AwaitExpression' && pass.startsWith(file.text.slice(...value.range)) ? pass : undefined;
}
