import { ATTACHES, CHAINS, CLOSES, ENDS_TEST, LOOKS, NEUTRAL, REGISTERS, type ServerRow, TAKES_UPGRADES, WAITS } from '../../catalog/servers.ts';
import type { File } from '../../core/file.ts';
import { originOf } from '../../core/origin.ts';
import type { RunWords } from '../../core/runs.ts';
import { constantText } from '../../core/text.ts';
import { type CallNode, type Node, lastName, parentOf, propertyName, rootOf, unwrap } from '../../core/tree.ts';
import { type Use, type UseWords, usesOf } from '../../core/uses.ts';
import type { Attachment } from '../../verdicts/require-server-handler.ts';
import { roleOf } from '../test-role.ts';

type AttachmentKind = Attachment<Node>['kind'];

/** What one use of a server does to it. */
export type ServerUse =
  /** `event` is absent where the code does not name it: it may be any. */
  | { readonly does: 'attach'; readonly kind: AttachmentKind; readonly event: string | undefined; readonly use: Use }
  | { readonly does: 'listen' | 'close' | 'dispose'; readonly use: Use }
  | { readonly does: 'give'; readonly to: 'upgrades' | 'others' }
  | { readonly does: 'store'; readonly use: Extract<Use, { kind: 'stored' }> };

const attaches: ReadonlySet<string> = new Set(ATTACHES);
const closes: ReadonlySet<string> = new Set(CLOSES);
const neutral: ReadonlySet<string> = new Set(NEUTRAL);
const includes = (list: readonly string[], item: string | undefined) => item !== undefined && list.includes(item);

const USE_WORDS: UseWords = {
  chains: new Set(CHAINS),
  discards(file, call) {
    const name = lastName(call.callee);
    return (name !== undefined && neutral.has(name)) || /^(?:set(?:Timeout|Interval|Immediate)|nextTick)$/.test(name ?? '') || roleOf(file, call) !== undefined;
  },
};

/** Which calls run their callback as a part of what their caller does. */
export const RUN_WORDS: RunWords = {
  runs(file, call) {
    const name = lastName(call.callee) ?? '';
    if (attaches.has(name)) return call.arguments[0] !== undefined && constantText(file, call.arguments[0] as Node) === 'listening';
    const role = roleOf(file, call);
    if (includes(ENDS_TEST, name) && (role === undefined || name === 'onTestFinished')) return call.callee.type === 'MemberExpression' || role !== undefined;
    return role === undefined && !REGISTERS.test(name);
  },
};

/** All that the file does with a server, wherever it stands. */
export function serverUsesOf(file: File, construction: Node, row: ServerRow): readonly ServerUse[] {
  const found: ServerUse[] = [];
  for (const use of usesOf(file, construction, USE_WORDS)) {
    const read = readUse(file, use, row);
    if (read) found.push(read);
  }
  return found;
}

const GIVES: ServerUse = { does: 'give', to: 'others' };

function readUse(file: File, use: Use, row: ServerRow): ServerUse | undefined {
  switch (use.kind) {
    case 'method':
      return readMethod(file, use, row);
    case 'property':
      if (use.name === 'listen') return { does: 'listen', use };
      if (use.name !== undefined && closes.has(use.name)) return isKeptForLater(use.node) ? undefined : { does: 'close', use };
      return includes(ATTACHES, use.name) || use.name === 'emit' || !includes(NEUTRAL, use.name) ? GIVES : undefined;
    case 'write':
      // `server.handler = …` is silently ignored; `server.emit = …` is not.
      return includes(ATTACHES, use.name) || use.name === 'emit' || use.name === undefined ? GIVES : undefined;
    case 'argument':
      return readArgument(file, use, row);
    case 'stored':
      return { does: 'store', use };
    case 'disposed':
      return { does: 'dispose', use };
    case 'out':
      return { does: 'give', to: takerOf(file, use.node) };
  }
}

function readMethod(file: File, use: Extract<Use, { kind: 'method' }>, row: ServerRow): ServerUse | undefined {
  const { name, call } = use;
  if (name === 'listen') return { does: 'listen', use };
  if (name === undefined) return isDisposal(call) ? { does: 'close', use } : GIVES;
  if (closes.has(name)) return { does: 'close', use };
  if (name === 'emit') return eventAt(file, call, 0) === 'connection' ? { does: 'listen', use } : undefined;
  if (!attaches.has(name)) return neutral.has(name) ? undefined : GIVES;
  return attachment(eventAt(file, call, 0), use, row);
}

function readArgument(file: File, use: Extract<Use, { kind: 'argument' }>, row: ServerRow): ServerUse | undefined {
  const { call, index } = use;
  const root = rootOf(call.callee);
  if (root.type === 'Identifier' && includes(LOOKS, root.name)) return undefined;
  if (isOwnMethodBound(call)) return undefined;
  const origin = originOf(file, call.callee);
  if (index === 0 && includes(WAITS, origin)) return attachment(eventAt(file, call, 1), use, row);
  return { does: 'give', to: takerOf(file, use.node) };
}

/** The event that an argument names; `undefined` where the code does not say: it may be any. */
function eventAt(file: File, call: CallNode, index: number): string | undefined {
  const argument = call.arguments[index];
  return argument && constantText(file, argument);
}

function attachment(event: string | undefined, use: Use, row: ServerRow): ServerUse | undefined {
  const kind = event === undefined ? 'answers' : kindOfEvent(event, row);
  return kind && { does: 'attach', kind, event, use };
}

function kindOfEvent(event: string, row: ServerRow): AttachmentKind | undefined {
  if (row.answers.includes(event)) return 'answers';
  if (row.takesOver.includes(event)) return 'takesOver';
  return row.upgrades.includes(event) ? 'upgrades' : undefined;
}

/** `server.listen.bind(server)`: the server is given to its own method. */
function isOwnMethodBound(call: CallNode): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || !/^(?:bind|call|apply)$/.test(propertyName(callee) ?? '')) return false;
  const name = lastName(callee.object);
  return name !== undefined && neutral.has(name) && !attaches.has(name) && name !== 'emit';
}

/** `process.on('exit', server.close)`: not closed here, but when somebody else says so. */
function isKeptForLater(server: Node): boolean {
  const method = parentOf(server) as Node;
  const bound = parentOf(method);
  const outer = bound?.type === 'MemberExpression' ? parentOf(parentOf(bound) as Node) : bound;
  if (outer?.type !== 'CallExpression') return outer?.type !== 'AwaitExpression';
  return REGISTERS.test(lastName(outer.callee) ?? '');
}

/** `server[Symbol.asyncDispose]()` */
function isDisposal(call: CallNode): boolean {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && callee.computed && /^(?:asyncD|d)ispose$/.test(lastName(callee.property) ?? '');
}

/** Whether the call that takes the server, alone or in an object (`{ server }`), is known to answer upgrades only. */
function takerOf(file: File, server: Node): 'upgrades' | 'others' {
  let outer: Node | undefined = parentOf(server);
  if (outer?.type === 'Property' && outer.parent.type === 'ObjectExpression') outer = parentOf(outer.parent);
  if (outer?.type !== 'CallExpression' && outer?.type !== 'NewExpression') return 'others';
  return includes(TAKES_UPGRADES, originOf(file, outer)) ? 'upgrades' : 'others';
}

