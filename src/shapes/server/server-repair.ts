import type { File } from '../../core/file.ts';
import type { CallNode, Node } from '../../core/tree.ts';
import type { ServerConstruction } from '../../verdicts/require-server-handler.ts';
import { rowOfCall } from './server-construction.ts';
import { isAbsent, replacementOf } from './server-handler.ts';
import { type Edit, moveEdits } from './server-move.ts';
import type { ServerWords } from './server-words.ts';

/** What an editor offers for a report: where nothing that it does can be wrong. */
export interface Repair {
  readonly messageId: 'addHandler' | 'moveToConstructor' | 'passInstead';
  readonly data: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
}

/** Gives the server a handler that answers and does nothing else. */
export function addHandler(file: File, server: ServerConstruction<Node>, words: ServerWords): Repair {
  const call = server.construction as CallNode;
  const handler = rowOfCall(file, call, words)?.handler;
  return { messageId: 'addHandler', data: { handler: handler ?? '' }, edits: handler === undefined ? [] : handlerEdits(file, call, words) };
}

/** Attaches the handler in the constructor. */
export function moveToConstructor(file: File, server: ServerConstruction<Node>): Repair {
  const [only, ...more] = server.attachments.filter((one) => one.kind === 'answers');
  const edits = only && more.length === 0 && server.inClass ? moveEdits(file, only.at) : [];
  return { messageId: 'moveToConstructor', data: { member: server.holder }, edits };
}

/** Passes the listener of a framework's application. */
export function passInstead(file: File, { handler }: ServerConstruction<Node>): Repair {
  const text = typeof handler === 'object' ? replacementOf(file, handler) : undefined;
  const edits = typeof handler === 'object' && text !== undefined ? [{ range: handler.at.range, text }] : [];
  return { messageId: 'passInstead', data: { fix: text ?? '' }, edits };
}

function handlerEdits(file: File, call: CallNode, words: ServerWords): readonly Edit[] {
  const row = rowOfCall(file, call, words);
  if (!row?.handler) return [];
  const [first, second] = call.arguments;
  const last = call.arguments.at(-1);
  if (!first || !last) return [emptyEdit(file, call, row.handler)];
  if (isAbsent(file, first, row)) return replace(file, [first.range[0], last.range[1]], row.handler);
  if (second) return replace(file, second.range, row.handler);
  const end = endInParentheses(file, call, first);
  return [{ range: [end, end], text: `, ${row.handler}` }];
}

function emptyEdit(file: File, call: CallNode, handler: string): Edit {
  const close = file.source.getLastToken(call as never);
  const open = close && file.source.getTokenBefore(close);
  if (close?.value === ')' && open?.value === '(') return { range: [close.range[0], close.range[0]], text: handler };
  return { range: [call.range[1], call.range[1]], text: `(${handler})` };
}

function replace(file: File, range: readonly [number, number], text: string): readonly Edit[] {
  return hasComment(file, range) ? [] : [{ range, text }];
}

function hasComment(file: File, [start, end]: readonly [number, number]): boolean {
  return file.source.getAllComments().some((comment) => comment.range[0] < end && comment.range[1] > start);
}

/** Past the parentheses around an argument. */
function endInParentheses(file: File, call: CallNode, argument: Node): number {
  let end = argument.range[1];
  const last = file.source.getLastToken(call as never);
  for (let token = file.source.getTokenAfter(argument as never); token?.value === ')' && token !== last; ) {
    end = token.range[1];
    token = file.source.getTokenAfter(token);
  }
  return end;
}
