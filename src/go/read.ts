import { GO_COLLECTION_READS, GO_DOUBLES, GO_HTTP_CLIENTS, GO_LIST_PATH, GO_NO_STORES, GO_POINT_READS, GO_STATEMENT_PARTS, GO_STORES } from '../catalog/go-polls.ts';
import { variableOf } from './bindings.ts';
import { functionOf } from './origin.ts';
import { isContext } from './reach.ts';
import { roleOf } from './test-role.ts';
import { type GoFile, type GoNode, argumentsOf, calleeOf, lastName, receiverOf, rootOf, sourceOf, unwrap } from './tree.ts';

/** Whether a call reads a collection somewhere else: it takes a context, or may fail, and its name says so. */
export function isRemoteCollection(file: GoFile, call: GoNode): boolean {
  const source = readOf(file, call);
  if (getsList(file, source)) return true;
  const name = lastName(file, calleeOf(source));
  if (!GO_COLLECTION_READS.test(name) || GO_POINT_READS.test(name)) return false;
  if (GO_DOUBLES.test(sourceOf(file, calleeOf(source) ?? source))) return false;
  return argumentsOf(source).some((argument) => isContext(file, argument)) || mayFail(file, call) || isStatement(file, source);
}

/** `db.Model(&Order{}).Where("paid").Count(&n)`: a statement that a builder runs, whose error nobody asks for. */
function isStatement(file: GoFile, call: GoNode): boolean {
  if (!argumentsOf(call).some((argument) => sourceOf(file, argument).startsWith('&'))) return false;
  for (let link = receiverOf(calleeOf(call)); link?.type === 'CallExpr'; link = receiverOf(calleeOf(link))) {
    if (GO_STATEMENT_PARTS.test(lastName(file, calleeOf(link)))) return true;
  }
  return false;
}

/** `http.Get(base + "/api/orders")`: what ends in a plural is a list. */
function getsList(file: GoFile, call: GoNode): boolean {
  const receiver = receiverOf(calleeOf(call));
  const path = argumentsOf(call).at(-1);
  if (!receiver || !path || lastName(file, calleeOf(call)) !== 'Get') return false;
  return GO_HTTP_CLIENTS.test(lastName(file, receiver)) && GO_LIST_PATH.test(sourceOf(file, path));
}

/** The call that reads, past what only takes its result apart: `db.QueryRow(ctx, q)` of `db.QueryRow(ctx, q).Scan(&n)`. */
export function readOf(file: GoFile, call: GoNode): GoNode {
  const receiver = receiverOf(calleeOf(call));
  const inner = receiver && unwrap(receiver);
  // `db.Where(…).Count(&n)`, `db.Find(&orders)`: what is filled is what is read.
  if (GO_COLLECTION_READS.test(lastName(file, calleeOf(call))) && argumentsOf(call).some((argument) => sourceOf(file, argument).startsWith('&'))) return call;
  const takesApart = /^(?:Scan|Result|Err|All|Val|Decode|StructScan|Count|Error|Int64?|Find|Items)$/.test(lastName(file, calleeOf(call)));
  return takesApart && inner?.type === 'CallExpr' ? inner : call;
}

/** `items, err := store.List()`, `if err := store.List(&items); err != nil`, `Expect(store.List(&items)).To(Succeed())`. */
function mayFail(file: GoFile, read: GoNode): boolean {
  // gorm keeps the error in a field: `err := db.Find(&orders).Error`.
  const call = read.parent?.type === 'SelectorExpr' && sourceOf(file, read.parent).endsWith('.Error') ? read.parent : read;
  const around = call.parent;
  if (around?.type === 'ReturnStatement') return false;
  if (around?.type === 'Arguments') return /^(?:Expect|NoError|Error|NoErrorf|ExpectWithOffset)$/.test(lastName(file, around.parent ? calleeOf(around.parent) : undefined));
  if (around?.type !== 'VarDecl' && around?.type !== 'Assignment') return false;
  return around.children.some((child) => child !== call && /^(?:_|err\w*|\w*Err)$/.test(sourceOf(file, child)));
}

/** Whose store a read asks. */
export function ownerOf(file: GoFile, call: GoNode): 'shared' | 'own' | 'unknown' {
  const callee = calleeOf(readOf(file, call));
  if (!callee) return 'unknown';
  const receiver = receiverOf(callee);
  if (!receiver) return functionOf(file, callee) ? 'unknown' : 'shared';
  return storeOwner(file, receiver, 4);
}

function storeOwner(file: GoFile, node: GoNode, hops: number): 'shared' | 'own' | 'unknown' {
  const root = rootOf(node);
  if (root.type !== 'VariableName' || hops === 0) return 'unknown';
  if (GO_DOUBLES.test(sourceOf(file, root))) return 'own';
  const variable = variableOf(file, root);
  // A package, or a variable of another file of this package.
  if (!variable || variable.kind === 'import') return 'shared';
  if (variable.kind !== 'variable') return variable.kind === 'parameter' && roleOf(file, variable.scope) ? 'own' : 'unknown';
  const values = variable.writes.flatMap(({ value }) => (value ? [unwrap(value)] : []));
  if (values.length === 0) return variable.scope.type === 'SourceFile' ? 'shared' : 'unknown';
  const owners = values.map((value) => makerOwner(file, value, hops - 1));
  if (owners.includes('own')) return 'own';
  return owners.every((owner) => owner === 'shared') ? 'shared' : 'unknown';
}

/** Whose a store is that is made like this: a repository over the shared database is as shared as that. */
function makerOwner(file: GoFile, value: GoNode, hops: number): 'shared' | 'own' | 'unknown' {
  if (/^(?:Nil|TypedLiteral)$/.test(value.type)) return value.type === 'Nil' ? 'shared' : 'own';
  if (value.type === 'VariableName' || value.type === 'SelectorExpr') return storeOwner(file, value, hops);
  if (value.type !== 'CallExpr' || GO_DOUBLES.test(sourceOf(file, calleeOf(value) ?? value))) return 'own';
  const stores = argumentsOf(value).filter((argument) => /^(?:VariableName|SelectorExpr|UnaryExp)$/.test(argument.type) && !isContext(file, argument) && !GO_NO_STORES.test(lastName(file, argument)) && !isConstantOf(file, argument));
  return stores.some((store) => storeOwner(file, store, hops) === 'shared') ? 'shared' : 'own';
}

/** `zapcore.PanicLevel`: another package's constant; its stores are named so. */
function isConstantOf(file: GoFile, argument: GoNode): boolean {
  return argument.type === 'SelectorExpr' && variableOf(file, rootOf(argument))?.kind === 'import' && !GO_STORES.test(lastName(file, argument));
}
