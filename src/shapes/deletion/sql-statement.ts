import type { TSESTree } from '@typescript-eslint/utils';
import { bindingOf, soleValueOf } from '../../core/bindings.ts';
import { type File, perFile } from '../../core/file.ts';
import { type Text, type TextPiece, isText, textOf } from '../../core/text.ts';
import { type Node, contains, parentOf, propertyName, unwrap, wrapped } from '../../core/tree.ts';
import type { SqlCondition } from '../../sql/condition.ts';
import type { Condition } from '../../verdicts/no-unscoped-like-delete.ts';
import type { NodeHole } from './bind-values.ts';
import type { PatternAnchor } from './deletion-value.ts';
import { sourceOffset } from './source-offset.ts';

/** A text in the code, and the pieces that it is written in. */
export interface Statement {
  /** The whole expression: a literal, a template with its tag, a `+` chain. */
  readonly root: Node;
  readonly pieces: readonly TextPiece[];
}

const MOST_USES = 20;

/** Each text is read once, whichever of its parts asks. */
const texts = perFile(() => new Map<Node, Text | undefined>());

/** The texts that a literal is a part of, where it is the first part with the word: so each text is found once. */
export function statementsOf(file: File, literal: Node, word: RegExp): readonly (Statement & { text: Text })[] {
  return rootsOf(file, outermost(file, literal), 2).flatMap((root) => {
    const known = texts(file);
    if (!known.has(root)) known.set(root, textOf(file, root));
    const text = known.get(root);
    const first = text?.pieces.find((piece) => piece.written !== undefined && word.test(piece.written))?.node;
    if (!text || !first || (first !== literal && first.parent !== literal)) return [];
    return [{ root, text, pieces: text.pieces }];
  });
}

const wholes = perFile(() => new Map<Node, Node>());

/** The whole string expression around a part of it. Remembered for every part on the way: a text can have thousands. */
function outermost(file: File, start: Node): Node {
  const known = wholes(file);
  const way: Node[] = [];
  let node = start;
  while (!known.has(node)) {
    way.push(node);
    const outer = textAround(file, node);
    if (!outer) break;
    node = outer;
  }
  const whole = known.get(node) ?? node;
  for (const part of way) known.set(part, whole);
  return whole;
}

function textAround(file: File, node: Node): Node | undefined {
  const outer = parentOf(node);
  if (outer?.type === 'TaggedTemplateExpression' && outer.quasi === node) return outer;
  if (outer?.type === 'TemplateLiteral' || (outer?.type === 'BinaryExpression' && outer.operator === '+')) return outer;
  const call = joiningCall(node, outer);
  return call && isText(file, call) ? call : undefined;
}

/** `[a, b].join(' ')`, `a.concat(b)`, `a.trim()` around a part. */
function joiningCall(node: Node, outer: Node | undefined): TSESTree.CallExpression | undefined {
  const member = outer?.type === 'ArrayExpression' ? parentOf(outer) : outer;
  if (member?.type === 'MemberExpression' && unwrap(member.object) === (outer?.type === 'ArrayExpression' ? outer : node)) {
    const call = parentOf(member);
    const joins = /^(?:join|concat|trim|trimStart|trimEnd|toString)$/.test(propertyName(member) ?? '');
    return joins && call?.type === 'CallExpression' && unwrap(call.callee) === member ? call : undefined;
  }
  if (outer?.type !== 'CallExpression') return undefined;
  const callee = unwrap(outer.callee);
  return callee.type === 'MemberExpression' && propertyName(callee) === 'concat' ? outer : undefined;
}

/** A constant that other texts are put together from stands for those, too. */
function rootsOf(file: File, root: Node, hops: number): readonly Node[] {
  const holder = wrapped(root).parent;
  if (hops === 0 || holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return [root];
  const binding = bindingOf(file, holder.id);
  if (binding?.kind !== 'variable' || soleValueOf(binding.variable) !== holder.init) return [root];
  const around = binding.variable.references
    .filter((reference) => reference.isRead())
    .slice(0, MOST_USES)
    .map((reference) => ({ name: reference.identifier as Node, whole: outermost(file, reference.identifier as Node) }));
  const larger = around.filter(({ name, whole }) => whole !== name).flatMap(({ whole }) => rootsOf(file, whole, hops - 1));
  return around.length > larger.length || around.length === 0 ? [root, ...larger] : larger;
}

/** Where each piece starts in the text, by the pieces: a text can have thousands of them, and as many patterns. */
const starts = new WeakMap<readonly TextPiece[], readonly number[]>();

function startsOf(pieces: readonly TextPiece[]): readonly number[] {
  const known = starts.get(pieces);
  if (known) return known;
  let start = 0;
  const found = pieces.map(({ written }) => {
    const at = start;
    start += written?.length ?? 1;
    return at;
  });
  starts.set(pieces, found);
  return found;
}

/** Where a character of a statement's text is written: the piece, and its place in the source. */
export function placeOfOffset(file: File, { pieces }: Statement, offset: number): { piece: Node; at: number; end: number } | undefined {
  const begins = startsOf(pieces);
  // The last piece that starts before it. An empty one starts where the next does.
  let [low, high] = [0, begins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((begins[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low - 1];
  if (!piece) return undefined;
  const { node, written } = piece;
  const index = offset - (begins[low - 1] as number);
  if (index >= (written?.length ?? 1)) return undefined;
  if (written === undefined) return { piece: node, ...holeRange(file, node) };
  return { piece: node, at: sourceOffset(file, node, index, written), end: sourceOffset(file, node, index + 1, written) };
}

/** A hole in a template with its braces. */
function holeRange(file: File, node: Node): { at: number; end: number } {
  const [at, end] = node.range;
  if (node.parent?.type !== 'TemplateLiteral') return { at, end };
  const before = file.text.lastIndexOf('${', at);
  const after = file.text.indexOf('}', end);
  return { at: before < 0 ? at : before, end: after < 0 ? end : after + 1 };
}

/** A condition read from a statement's text, with the code's own nodes in the place of offsets. */
export function anchored(file: File, statement: Statement, condition: SqlCondition): Condition<PatternAnchor> {
  if (condition.kind === 'match') return condition;
  if (condition.kind !== 'pattern') return { kind: condition.kind, of: condition.of.map((one) => anchored(file, statement, one)) };
  const { value, holes, language } = condition.at;
  // A bound value stands outside of the text.
  const [bound] = (holes as readonly NodeHole[]).map((hole) => hole.node).filter((node) => !contains(statement.root, node));
  if (bound && holes.length === 1) return { ...condition, at: { node: bound, language } };
  const start = placeOfOffset(file, statement, value.start);
  const end = placeOfOffset(file, statement, value.end - 1);
  const isHere = start && end && contains(statement.root, start.piece) && contains(statement.root, end.piece);
  return { ...condition, at: { node: statement.root, language, ...(isHere ? { range: [start.at, end.end] as const } : {}) } };
}
