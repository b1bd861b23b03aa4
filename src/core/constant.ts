import type { TSESTree } from '@typescript-eslint/utils';
import { type Step, type Variable, bindingOf, variableOf, writesOf } from './bindings.ts';
import { functionOf, HOPS, insideOf, memberAt, returnsOf, valueOf } from './calls.ts';
import type { File } from './file.ts';
import { type FunctionNode, type Node, lastName, propertyName, unwrap } from './tree.ts';

/** Longer texts than this are no names or patterns; the bound keeps `x.repeat(1e9)` and constants of constants small. */
const LONGEST = 10_000;
const BUDGET = 400;

/**
 * The text that an expression has wherever it runs, worked out as far as that can be done without running code: constants,
 * templates, string methods, conversions, regular expressions (their source), helpers of this file. Of several values that a
 * name may hold, the last. For an expression that is known to be constant (`reachOf` says `shared`); `undefined` where its
 * text cannot be worked out. `given` are the texts of parameters, where the arguments of one call are to count.
 */
export function constantOf(file: File, node: Node, given: ReadonlyMap<Variable, string | undefined> = new Map()): string | undefined {
  return new Evaluator(file, given).evaluate(node, HOPS);
}

class Evaluator {
  private left = BUDGET;
  private given: ReadonlyMap<Variable, string | undefined>;
  private readonly open = new Set<Variable | FunctionNode>();
  private readonly file: File;

  constructor(file: File, given: ReadonlyMap<Variable, string | undefined>) {
    this.file = file;
    this.given = given;
  }

  evaluate(start: Node, hops: number): string | undefined {
    this.left -= 1;
    if (this.left < 0) return undefined;
    const text = this.textOf(unwrap(start), hops);
    return text !== undefined && text.length > LONGEST ? undefined : text;
  }

  private textOf(node: Node, hops: number): string | undefined {
    switch (node.type) {
      case 'Literal':
        return 'regex' in node ? node.regex.pattern : String(node.value);
      case 'TemplateLiteral':
        return this.template(node, hops);
      case 'TaggedTemplateExpression':
        return this.template(node.quasi, hops);
      case 'BinaryExpression':
        return node.operator === '+' ? this.joined(operandsOf(node), '', hops) : undefined;
      case 'UnaryExpression':
        return node.operator === '-' ? negative(this.evaluate(node.argument, hops)) : undefined;
      case 'ArrayExpression':
        return this.joined(node.elements, ', ', hops);
      case 'ConditionalExpression':
        return this.evaluate(node.consequent, hops) ?? this.evaluate(node.alternate, hops);
      case 'LogicalExpression':
        return this.evaluate(node.left, hops) ?? this.evaluate(node.right, hops);
      case 'AwaitExpression':
        return this.evaluate(node.argument, hops);
      case 'Identifier':
        return this.name(node, hops);
      case 'MemberExpression':
        return this.member(node, hops);
      case 'CallExpression':
      case 'NewExpression':
        return this.call(node, hops);
    }
    return undefined;
  }

  private template(node: TSESTree.TemplateLiteral, hops: number): string | undefined {
    let text = '';
    for (const [index, quasi] of node.quasis.entries()) {
      text += quasi.value.cooked ?? quasi.value.raw;
      const expression = node.expressions[index];
      const value = expression ? this.evaluate(expression, hops) : '';
      if (value === undefined) return undefined;
      text += value;
    }
    return text;
  }

  private joined(parts: readonly (Node | null)[], separator: string, hops: number): string | undefined {
    const texts: string[] = [];
    for (const part of parts) {
      const text = part ? this.evaluate(part, hops) : '';
      if (text === undefined) return undefined;
      texts.push(text);
    }
    return texts.join(separator);
  }

  private name(node: TSESTree.Identifier, hops: number): string | undefined {
    const binding = bindingOf(this.file, node);
    if (binding?.kind === 'parameter') return this.given.get(binding.variable);
    if (binding?.kind !== 'variable' || hops === 0 || this.open.has(binding.variable)) return undefined;
    this.open.add(binding.variable);
    let text: string | undefined;
    for (const write of writesOf(binding.variable)) {
      if (!write.from || write.how === 'update') continue;
      const path: readonly Step[] = write.how === 'element' ? [0, ...write.path] : write.path;
      const from = follow(this.file, write.from, path);
      text = (from && this.evaluate(from, hops - 1)) ?? text;
    }
    this.open.delete(binding.variable);
    return text;
  }

  private member(node: TSESTree.MemberExpression, hops: number): string | undefined {
    if (hops === 0) return undefined;
    const value = valueOf(this.file, node);
    if (value !== node) return this.evaluate(value, hops - 1);
    const own = memberAt(this.file, node)?.values.at(-1);
    if (own) return this.evaluate(own, hops - 1);
    const object = unwrap(node.object);
    if (object.type === 'Identifier') {
      const binding = bindingOf(this.file, object);
      const member = binding?.kind === 'enum' ? binding.node.body.members.find((one) => nameOf(one.id) === propertyName(node)) : undefined;
      if (member?.initializer) return this.evaluate(member.initializer, hops - 1);
    }
    const index = Number(propertyName(node));
    const element = Number.isInteger(index) ? insideOf(this.file, node.object, index) : undefined;
    return element && this.evaluate(element, hops - 1);
  }

  private call(node: TSESTree.CallExpression | TSESTree.NewExpression, hops: number): string | undefined {
    const callee = unwrap(node.callee);
    const [first] = node.arguments;
    if (callee.type === 'MemberExpression') {
      const receiver = unwrap(callee.object);
      const list = valueOf(this.file, receiver);
      const name = propertyName(callee) ?? '';
      if (name === 'join' && list.type === 'ArrayExpression') {
        return this.joined(list.elements, first ? (this.evaluate(first, hops) ?? '') : ',', hops);
      }
      if (name === 'raw' && lastName(receiver) !== 'String') return first && this.evaluate(first, hops);
      const own = functionOf(this.file, callee);
      if (own) return this.helper(node, own, hops);
      const text = this.evaluate(receiver, hops);
      return text === undefined ? undefined : method(text, name, node.arguments.map((argument) => this.evaluate(argument, hops)));
    }
    const helper = hops > 0 ? functionOf(this.file, callee) : undefined;
    if (helper) return this.helper(node, helper, hops - 1);
    return first && this.evaluate(first, hops);
  }

  private helper(node: TSESTree.CallExpression | TSESTree.NewExpression, fn: FunctionNode, hops: number): string | undefined {
    if (this.open.has(fn)) return undefined;
    const given = new Map(this.given);
    fn.params.forEach((param, index) => {
      const target = param.type === 'AssignmentPattern' ? param.left : param;
      const argument = node.arguments[index] ?? (param.type === 'AssignmentPattern' ? param.right : undefined);
      const variable = target.type === 'Identifier' ? variableOf(this.file, target) : undefined;
      if (variable) given.set(variable, argument && this.evaluate(argument, hops));
    });
    const outer = this.given;
    this.given = given;
    this.open.add(fn);
    let text: string | undefined;
    for (const value of returnsOf(this.file, fn)) text ??= this.evaluate(value, hops);
    this.open.delete(fn);
    this.given = outer;
    return text;
  }
}

/** What a string method makes of a text. A replacement by a regular expression is not carried out: it may take for ever. */
function method(text: string, name: string, given: readonly (string | undefined)[]): string | undefined {
  const [first = '', second = ''] = given;
  switch (name) {
    case 'toLowerCase':
    case 'toLocaleLowerCase':
      return text.toLowerCase();
    case 'toUpperCase':
    case 'toLocaleUpperCase':
      return text.toUpperCase();
    case 'trim':
      return text.trim();
    case 'concat':
      return text + given.join('');
    case 'slice':
      return text.slice(...numbers(given));
    case 'substring':
      return text.substring(...numbers(given));
    case 'substr': {
      const [start, length] = numbers(given);
      return text.slice(start).slice(0, length);
    }
    case 'repeat':
      return text.length * Number(first) <= LONGEST ? text.repeat(Math.max(0, Number(first))) : undefined;
    case 'padStart':
    case 'padEnd':
      return Number(first) <= LONGEST ? text[name](Number(first), given[1]) : undefined;
    case 'replaceAll':
      if (given.length < 2 || first === '') return text;
      return text.split(first).length * second.length <= LONGEST ? text.replaceAll(first, () => second) : undefined;
    default:
      return text;
  }
}

function negative(text: string | undefined): string | undefined {
  return text && `-${text}`;
}

function numbers(given: readonly (string | undefined)[]): [number, number | undefined] {
  const [start, end] = given.map((one) => (Number.isInteger(Number(one)) ? Number(one) : 0));
  return [start ?? 0, end];
}

function operandsOf(node: TSESTree.BinaryExpression): readonly Node[] {
  const found: Node[] = [];
  let left: Node = node;
  while (left.type === 'BinaryExpression' && left.operator === '+') {
    found.push(left.right);
    left = unwrap(left.left);
  }
  return [...found, left].toReversed();
}

function follow(file: File, node: Node, path: readonly Step[]): Node | undefined {
  let inner: Node | undefined = node;
  for (const step of path) inner = inner && insideOf(file, inner, step);
  return inner;
}

function nameOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : undefined;
}
