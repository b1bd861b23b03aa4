import { bindingOf } from '../../core/bindings.ts';
import { returnsOf, valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type Owner, isConstructing, methodOf, partOf } from '../../core/owners.ts';
import { type Unit, runsIn, unitOf, variableOfFunction } from '../../core/runs.ts';
import { type FunctionNode, type Node, ancestorsOf, contains, descendantsOf, enclosingFunction, isFunction, lastName, parentOf, propertyName, wrapped } from '../../core/tree.ts';
import type { Use } from '../../core/uses.ts';
import type { Attachment } from '../../verdicts/require-server-handler.ts';
import { RUN_WORDS, type ServerUse } from './server-uses.ts';
import { isTestFile } from '../test-block.ts';

type When = Attachment<Node>['when'];

/** The member that holds the server from the construction of each instance on. */
export interface Holder {
  readonly owner: Owner;
  readonly name: string;
}

/** The member that holds the server, where the constructor, or what runs with it, stores it. */
export function holderOf(file: File, stores: readonly Extract<Use, { kind: 'stored' }>[]): Holder | undefined {
  return stores.find((store) => isConstructing(file, store.owner, store.node));
}

/** Tells for each place that attaches a listener whether it runs with the construction. */
export class Phases {
  private readonly file: File;
  private readonly construction: Node;
  private readonly holder: Holder | undefined;
  private readonly listens: readonly Node[];
  private units: ReadonlySet<Unit> | undefined;

  constructor(file: File, construction: Node, holder: Holder | undefined, listens: readonly Node[]) {
    this.file = file;
    this.construction = construction;
    this.holder = holder;
    this.listens = listens;
  }

  /** When a listener is attached. A method that only passes on what it is given is its caller's choice, not the owner's mistake. */
  whenOf({ event, use }: Extract<ServerUse, { does: 'attach' }>): When {
    const when = this.phaseOf(use.at);
    return when === 'method' && (event === undefined || this.isPassedOn(use)) ? 'later' : when;
  }

  private phaseOf(at: Node): When {
    if (this.holder && partOf(this.file, this.holder.owner, at)) {
      return isConstructing(this.file, this.holder.owner, at) ? 'construction' : 'method';
    }
    this.units ??= runsIn(this.file, this.construction, RUN_WORDS);
    for (const unit of runsIn(this.file, at, RUN_WORDS)) if (this.units.has(unit)) return 'construction';
    return this.isFactoryMethod(at) && this.listens.some((one) => this.isFactoryMethod(one)) && !isTestFile(this.file) ? 'method' : 'later';
  }

  /** `onRequest(handler) { server.on('request', handler) }`, in a function that does not listen itself. */
  private isPassedOn(use: Use): boolean {
    const handler = use.kind === 'method' && use.at === use.node ? use.call.arguments[1] : undefined;
    const method = handler && enclosingFunction(handler);
    if (!method || this.listens.some((listen) => contains(method, listen))) return false;
    for (const inner of descendantsOf(this.file.keys, handler)) {
      const binding = inner.type === 'Identifier' ? bindingOf(this.file, inner) : undefined;
      if (binding?.kind === 'parameter' && binding.node === method) return true;
    }
    return false;
  }

  /** Whether a place stands in a method of the object that the constructing function answers with. */
  private isFactoryMethod(at: Node): boolean {
    const factory = unitOf(this.construction);
    if (!isFunction(factory)) return false;
    for (const outer of ancestorsOf(at)) {
      if (isFunction(outer) && unitOf(outer) === factory) return isMethodOfResult(this.file, outer, factory);
    }
    return false;
  }
}

/** `return { start() { … } }`, `return { start }`, `this.start = function () { … }` of a constructor function. */
export function isMethodOfResult(file: File, fn: FunctionNode, factory: FunctionNode): boolean {
  const owner = methodOf(file, fn)?.owner;
  if (owner === factory) return true;
  for (const answer of returnsOf(file, factory)) {
    const object = objectOf(file, answer);
    if (object?.type !== 'ObjectExpression') continue;
    if (object === owner || object.properties.some((one) => one.type === 'Property' && valueOf(file, one.value) === fn)) return true;
  }
  return false;
}

/** The object literal behind an answer, also one that is frozen or copied. */
function objectOf(file: File, answer: Node): Node | undefined {
  const value = valueOf(file, answer);
  if (value.type !== 'CallExpression') return value;
  return value.arguments[0] && valueOf(file, value.arguments[0]);
}

/** The function that a place stands in, in words: `start()`, `the callback of it()`. */
export function functionName(file: File, at: Node, holder: Holder | undefined): string {
  const part = holder && partOf(file, holder.owner, at);
  if (part !== undefined && part !== 'construction') return `${part.method}()`;
  for (const outer of ancestorsOf(at)) {
    const name = isFunction(outer) ? nameOfFunction(file, outer) : undefined;
    if (name) return name;
  }
  return 'other code';
}

function nameOfFunction(file: File, fn: FunctionNode): string | undefined {
  const variable = variableOfFunction(file, fn);
  if (variable) return `${variable.name}()`;
  const holder = parentOf(fn);
  if (holder?.type === 'Property' || holder?.type === 'MethodDefinition' || holder?.type === 'PropertyDefinition') {
    const name = propertyName(holder);
    return name === undefined ? undefined : `${name}()`;
  }
  if (holder?.type === 'AssignmentExpression') return `${lastName(holder.left) ?? 'the function'}()`;
  if (holder?.type === 'CallExpression' && holder.callee !== wrapped(fn)) return `the callback of ${lastName(holder.callee) ?? 'a call'}()`;
  return undefined;
}
