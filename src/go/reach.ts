import { GO_CREATING_CALLS, GO_FRESH_CALLS, GO_FRESH_RECEIVERS, GO_OWN_NAMES, GO_PURE_NAMES, GO_PURE_PACKAGES } from '../catalog/go-tests.ts';
import type { Reach } from '../sql/text.ts';
import { variableOf } from './bindings.ts';
import { functionOf, originOf } from './origin.ts';
import type { Variable } from './scopes.ts';
import { placeOf, roleOf } from './test-role.ts';
import { type GoFile, type GoNode, argumentsOf, calleeOf, descendantsOf, isFunction, isType, lastName, receiverOf, sourceOf, unwrap } from './tree.ts';

/** Steps that one question may take. */
const BUDGET = 300;

/** How far a value reaches: this test's own, the same in every test, or not known. */
export function reachOf(file: GoFile, node: GoNode): Reach {
  return new Question(file).ask(node);
}

/** Whether an expression is a call that gives another value in each run: `uuid.NewString()`, `generateTestID()`. */
export function isFresh(file: GoFile, node: GoNode): boolean {
  if (node.type !== 'CallExpr') return false;
  const callee = calleeOf(node);
  const receiver = receiverOf(callee);
  return GO_FRESH_CALLS.test(lastName(file, callee)) || (receiver !== undefined && GO_FRESH_RECEIVERS.test(lastName(file, receiver)));
}

class Question {
  private left = BUDGET;
  private readonly open = new Set<Variable | GoNode>();
  private readonly file: GoFile;

  constructor(file: GoFile) {
    this.file = file;
  }

  ask(start: GoNode): Reach {
    const node = unwrap(start);
    this.left -= 1;
    if (this.left < 0) return 'unknown';
    switch (node.type) {
      case 'String':
      case 'Number':
      case 'Bool':
      case 'Rune':
      case 'Nil':
        return 'shared';
      case 'VariableName':
        return this.name(node);
      case 'SelectorExpr':
        return this.member(node);
      case 'CallExpr':
        return this.call(node);
      case 'TypedLiteral':
      case 'LiteralValue':
      case 'Element':
      case 'BinaryExp':
      case 'UnaryExp':
      case 'IndexExpr':
      case 'SliceExpr':
      case 'Conversion':
        return this.all(node.children.filter((child) => !isType(child) && !/(?:Op|Key)$/.test(child.type)));
      default:
        return 'unknown';
    }
  }

  private all(parts: readonly GoNode[]): Reach {
    let found: Reach = 'shared';
    for (const part of parts) {
      const reach = this.ask(part);
      if (reach === 'own') return 'own';
      if (reach === 'unknown') found = 'unknown';
    }
    return found;
  }

  private name(node: GoNode): Reach {
    const variable = variableOf(this.file, node);
    // Another file of the package declares it: the same for every test of the package, unless its name says that it is not.
    if (!variable) return GO_OWN_NAMES.test(sourceOf(this.file, node)) ? 'unknown' : 'shared';
    switch (variable.kind) {
      case 'constant':
      case 'variable':
        return this.variable(variable);
      case 'parameter':
        return roleOf(this.file, variable.scope) === 'test' ? 'own' : 'unknown';
      default:
        return 'unknown';
    }
  }

  private variable(variable: Variable): Reach {
    if (this.open.has(variable)) return 'shared';
    this.open.add(variable);
    let found: Reach = 'shared';
    for (const { value, how, at, index } of variable.writes) {
      if (!value) continue;
      let reach = this.ask(value);
      // What a call gives beside its first value tells nothing of it.
      if (index > 0 && how !== 'range' && reach === 'own') reach = 'unknown';
      // A hook before each test writes it anew.
      if (reach === 'unknown' && how === 'assigned' && placeOf(this.file, at)?.role === 'each') reach = 'own';
      if (reach === 'own') return 'own';
      if (reach === 'unknown') found = 'unknown';
    }
    if (this.isFilled(variable)) found = found === 'shared' ? 'unknown' : found;
    this.open.delete(variable);
    return found;
  }

  /** Whether something else fills it through a pointer: `row.Scan(&id)`, `json.Unmarshal(body, &v)`. */
  private isFilled(variable: Variable): boolean {
    if (variable.kind !== 'variable' || variable.scope.type === 'SourceFile') return false;
    for (const node of descendantsOf(variable.scope)) {
      if (node.type !== 'UnaryExp' || node.children[0]?.type !== 'DerefOp' || node.parent?.type !== 'Arguments') continue;
      const inner = node.children[1];
      if (inner?.type === 'VariableName' && sourceOf(this.file, inner) === variable.name && sourceOf(this.file, node).startsWith('&')) return true;
    }
    return false;
  }

  private member(node: GoNode): Reach {
    const [object, field] = node.children;
    if (!object || !field) return 'unknown';
    const root = unwrap(object);
    if (root.type === 'VariableName' && variableOf(this.file, root)?.kind === 'import') {
      // A constant or variable of another package: all tests see the same one.
      return GO_OWN_NAMES.test(sourceOf(this.file, field)) ? 'unknown' : 'shared';
    }
    return this.ask(object);
  }

  private call(node: GoNode): Reach {
    const callee = calleeOf(node);
    if (!callee) return 'shared';
    const name = lastName(this.file, callee);
    if (isFresh(this.file, node)) return 'own';
    const given = argumentsOf(node).filter((argument) => !isContext(this.file, argument));
    const receiver = receiverOf(callee);
    const fn = functionOf(this.file, callee);
    if (fn && !this.open.has(fn)) return this.helper(fn, given);
    const whole = this.all(receiver && !isPackage(this.file, receiver) ? [receiver, ...given] : given);
    if (whole === 'own') return 'own';
    if (GO_CREATING_CALLS.test(name)) return 'own';
    const origin = originOf(this.file, callee) ?? '';
    const isPure = GO_PURE_PACKAGES.test(origin) || (callee.type === 'VariableName' && GO_PURE_NAMES.test(name));
    return isPure ? whole : 'unknown';
  }

  /** A call of a function of this file: what it returns, or what it is given. */
  private helper(fn: GoNode, given: readonly GoNode[]): Reach {
    this.open.add(fn);
    let found: Reach = 'shared';
    for (const node of descendantsOf(fn, (inner) => !isFunction(inner))) {
      if (node.type === 'ReturnStatement' && node.children[0] && found !== 'own') {
        const reach = this.ask(node.children[0]);
        if (reach !== 'shared') found = reach;
      }
    }
    this.open.delete(fn);
    return found === 'own' ? 'own' : this.all(given) === 'own' ? 'own' : found === 'shared' && given.length === 0 ? 'shared' : 'unknown';
  }
}

/** The context that a call carries along; it chooses nothing. */
export function isContext(file: GoFile, node: GoNode): boolean {
  const source = sourceOf(file, node);
  return /(?:^|\.)\w*[cC](?:tx|ontext)$/.test(source) || /^context\.(?:Background|TODO)\(\)$/.test(source) || /\.Context\(\)$/.test(source);
}

function isPackage(file: GoFile, node: GoNode): boolean {
  return node.type === 'VariableName' && variableOf(file, node)?.kind === 'import';
}
