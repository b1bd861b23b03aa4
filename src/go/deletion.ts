import { GO_OWN_DATABASES, GO_SQL_READERS } from '../catalog/go-sql.ts';
import { deletionsIn } from '../sql/deletions.ts';
import type { Binds } from '../sql/text.ts';
import type { Deletion } from '../verdicts/no-unscoped-like-delete.ts';
import { indexOf, variableOf } from './bindings.ts';
import { chainDeletionAt } from './deletion-chain.ts';
import { anchored, bindsOf } from './deletion-condition.ts';
import { ORIGIN_OF_SPRINTF } from './names.ts';
import { originOf } from './origin.ts';
import { isOrdered, placeOf } from './test-role.ts';
import { type GoText, textOf } from './text.ts';
import { type GoFile, type GoNode, ancestorsOf, argumentsOf, calleeOf, descendantsOf, isFunction, lastName, perFile, rootOf, sourceOf } from './tree.ts';

/** A deletion in Go, and the stretch of the source that a report covers. */
export interface FoundDeletion extends Deletion<readonly [number, number]> {
  readonly node: GoNode;
  readonly range: readonly [number, number];
}

const WORD = /\b(?:delete|truncate)\b/i;

/** The deletions that a call runs, or a statement that stands in a list of them. */
export function* deletionsAt(file: GoFile, node: GoNode): Iterable<FoundDeletion> {
  if (node.type === 'String') yield* listedDeletions(file, node);
  if (node.type !== 'CallExpr' || isOnlyRead(file, node)) return;
  const chain = chainDeletionAt(file, node);
  if (chain) yield { ...chain, ...standing(file, node), node, range: node.range };
  if (originOf(file, calleeOf(node)) === ORIGIN_OF_SPRINTF) return;
  const given = argumentsOf(node);
  for (const [index, argument] of given.entries()) {
    if (!/^(?:String|BinaryExp|VariableName|CallExpr)$/.test(argument.type)) continue;
    const text = textOf(file, argument);
    if (text) yield* statementsIn(file, text, argument, bindsOf(file, given.slice(index + 1)));
  }
}

/** `for _, q := range []string{"DELETE …"} { db.Exec(q) }`: a statement that stands by itself. */
function* listedDeletions(file: GoFile, node: GoNode): Iterable<FoundDeletion> {
  const list = listAround(file, node);
  if (!list) return;
  for (const outer of ancestorsOf(list)) {
    if (isFunction(outer)) break;
    if (outer.type === 'CallExpr' && isOnlyRead(file, outer)) return;
  }
  const text = textOf(file, node);
  if (text) yield* statementsIn(file, text, node, () => undefined);
}

function outermostFunction(node: GoNode): GoNode | undefined {
  return [...ancestorsOf(node)].findLast(isFunction);
}

const RUNS = /^(?:Must)?Exec(?:Context)?$/;

/** The list of statements that a string stands in: `[]string{…}`, or `[]struct{ name, query string }{…}` whose parts are run one by one. */
function listAround(file: GoFile, node: GoNode): GoNode | undefined {
  const inner = node.parent?.type === 'Element' ? node.parent.parent : undefined;
  const outer = inner?.parent?.type === 'Element' ? inner.parent.parent : inner;
  const list = outer?.parent;
  if (list?.type !== 'TypedLiteral') return undefined;
  if (inner === outer) return /^\[\.*\d*\]string\{/.test(sourceOf(file, list)) && /\.(?:Must)?Exec(?:Context)?\(/.test(file.text) ? list : undefined;
  return list.children[0]?.type === 'SliceType' && isRun(file, list) ? list : undefined;
}

/** Whether a loop runs what a list holds: `for _, step := range steps { db.Exec(step.query) }`. */
function isRun(file: GoFile, list: GoNode): boolean {
  const name = list.parent?.type === 'VarDecl' ? list.parent.children[0] : undefined;
  for (const node of descendantsOf(outermostFunction(list) ?? list)) {
    if (node.type !== 'CallExpr' || !RUNS.test(lastName(file, calleeOf(node)))) continue;
    for (const argument of argumentsOf(node)) {
      const root = rootOf(argument);
      const from = root.type === 'VariableName' ? variableOf(file, root)?.writes.find(({ how }) => how === 'range')?.value : undefined;
      if (from === list || (from && name && sourceOf(file, from) === sourceOf(file, name))) return true;
    }
  }
  return false;
}

function* statementsIn(file: GoFile, text: GoText, root: GoNode, binds: Binds): Iterable<FoundDeletion> {
  if (!text.parts.some((part) => typeof part === 'string' && WORD.test(part))) return;
  let first = true;
  for (const found of deletionsIn(text.parts, binds)) {
    const written = rangeOf(text, found.start, found.end) ?? root.range;
    // The one statement of a call is reported with it, so that a comment above the call speaks for both.
    const range = first && root.parent?.parent?.type === 'CallExpr' ? ([root.parent.parent.range[0], written[1]] as const) : written;
    first = false;
    yield { store: 'sql', target: found.table, where: anchored(found.where, range), ...standing(file, root), node: root, range };
  }
}

/** What surrounds a deletion: a hook, a database of its own. */
function standing(file: GoFile, node: GoNode): { inHook: boolean; inProcess: boolean } {
  const place = placeOf(file, node);
  const inHook = place?.role === 'each' || place?.role === 'once';
  // Tests in order that clean once, after the last: what they share is theirs.
  return { inHook, inProcess: ownsDatabase(file) || (place?.role === 'once' && isOrdered(file, node)) };
}

/** The stretch of the source from a statement's first letter to its last, where one literal writes them. */
function rangeOf(text: GoText, start: number, end: number): readonly [number, number] | undefined {
  let offset = 0;
  for (const [index, part] of text.parts.entries()) {
    const length = typeof part === 'string' ? part.length : 1;
    const place = text.places[index];
    if (start >= offset && start < offset + length && place) {
      if (place.start === undefined || end > offset + length) return place.node.range;
      return [place.start + start - offset, place.start + end - offset];
    }
    offset += length;
  }
  return undefined;
}

/** Whether a call only compares or shows what it is given, itself or for the call around it: `Expect(q).To(Equal("DELETE …"))`. */
function isOnlyRead(file: GoFile, call: GoNode): boolean {
  if (GO_SQL_READERS.test(lastName(file, calleeOf(call)))) return originOf(file, calleeOf(call)) !== ORIGIN_OF_SPRINTF;
  const around = call.parent?.type === 'Arguments' ? call.parent.parent : undefined;
  return around?.type === 'CallExpr' && /^(?:Expect\w*|Equal|Regexp|QuoteMeta)$/.test(lastName(file, calleeOf(around))) && !/^(?:Expect|Ω)$/.test(lastName(file, calleeOf(around)));
}

/** Whether the file's database is its own. */
const ownsDatabase = perFile((file): boolean => file.text.includes(':memory:') || [...indexOf(file).imports].some((path) => GO_OWN_DATABASES.test(path)));
