import { GO_CREDENTIALS, GO_REVIEWS, GO_VALIDATORS } from '../catalog/go-health.ts';
import { AUTH_RECEIVERS, OTHER_RECEIVERS, OTHER_TOKENS, STRONG_NAMES, WEAK_VERBS } from '../catalog/token-checks.ts';
import { wordsOf } from '../core/words.ts';
import type { HealthWords, TokenCheck } from '../verdicts/no-token-validation-in-health-handler.ts';
import { variableOf } from './bindings.ts';
import { functionOf, nameOf, originOf } from './origin.ts';
import { type GoFile, type GoNode, ancestorsOf, argumentsOf, calleeOf, contains, descendantsOf, lastName, receiverOf, sourceOf } from './tree.ts';

const DEPTH = 3;

/** The calls that validate a token when a handler runs: its own, and those of the functions of this file that it calls. */
export function checksIn(file: GoFile, handler: GoNode, words: HealthWords): readonly TokenCheck<GoNode>[] {
  const found: TokenCheck<GoNode>[] = [];
  const seen = new Set<GoNode>();
  const read = (fn: GoNode, depth: number, entry: { at: GoNode; through: string; onRequest: boolean } | undefined): void => {
    if (seen.has(fn)) return;
    seen.add(fn);
    for (const node of descendantsOf(fn)) {
      if (node.type !== 'CallExpr') continue;
      const helper = functionOf(file, calleeOf(node));
      const onRequest = (entry?.onRequest ?? false) || isOnRequest(file, node, fn);
      if (isValidator(file, node, words) && (!helper || asksOutside(file, helper, words))) {
        found.push({ at: entry?.at ?? node, call: callText(file, node), through: entry?.through, onRequest });
      } else if (helper && depth > 0 && helper.type !== 'FunctionLiteral') {
        read(helper, depth - 1, entry ?? { at: node, through: `${nameOf(file, helper)}()`, onRequest });
      }
    }
  };
  read(handler, DEPTH, undefined);
  return found;
}

/** Whether a function of this file calls a validator, or anything that can wait. */
export function asksOutside(file: GoFile, fn: GoNode, words: HealthWords): boolean {
  return [...descendantsOf(fn)].some((node) => node.type === 'CallExpr' && (isValidator(file, node, words) || /[cC]tx|Context\(\)/.test(argumentsOf(node).map((one) => sourceOf(file, one)).join(' '))));
}

function isValidator(file: GoFile, call: GoNode, words: HealthWords): boolean {
  const callee = calleeOf(call);
  const name = lastName(file, callee);
  if (!callee || name === '') return false;
  if (words.validatorNames.some((pattern) => pattern.test(name))) return true;
  const origin = originOf(file, callee) ?? '';
  if (words.validatorsFrom.get(origin.slice(0, origin.indexOf('#')))?.includes(name)) return true;
  if (GO_VALIDATORS.some((row) => row.origin.test(origin)) || GO_REVIEWS.test(sourceOf(file, callee).replace(/\s+/g, ''))) return true;
  const said = wordsOf(name);
  const receiver = receiverOf(callee);
  const holder = receiver ? lastName(file, receiver) : '';
  if (said.some((word) => OTHER_TOKENS.includes(word)) || OTHER_RECEIVERS.test(holder)) return false;
  if (STRONG_NAMES.test(said.join(' '))) return true;
  const isVerb = WEAK_VERBS.some((verb) => verb.toLowerCase() === name.toLowerCase());
  return isVerb && AUTH_RECEIVERS.test(holder) && argumentsOf(call).length > 0;
}

/** Whether a call only runs for a caller that brought a credential: inside such an `if`, or after one that ends the handler. */
function isOnRequest(file: GoFile, call: GoNode, fn: GoNode): boolean {
  let inner: GoNode = call;
  for (const outer of ancestorsOf(call)) {
    if (outer === fn.parent) break;
    if (outer.type === 'IfStatement' && !isHead(outer, inner) && asksRequest(file, outer)) return true;
    if (outer.type === 'Block') {
      for (const statement of outer.children) {
        if (statement === inner) break;
        if (statement.type === 'IfStatement' && asksRequest(file, statement) && endsIn(statement)) return true;
      }
    }
    inner = outer;
  }
  return false;
}

/** Whether a node is part of what the `if` asks, not of what it guards. */
function isHead(statement: GoNode, inner: GoNode): boolean {
  return inner.type !== 'Block' && inner.type !== 'IfStatement' && statement.children.includes(inner);
}

function endsIn(statement: GoNode): boolean {
  return statement.children.some((child) => child.type === 'Block' && child.children.at(-1)?.type === 'ReturnStatement');
}

/** Whether the condition looks at what the request brings, also through a variable. */
function asksRequest(file: GoFile, statement: GoNode): boolean {
  const head = statement.children.filter((child) => child.type !== 'Block' && child.type !== 'IfStatement');
  return head.some((part) => {
    for (const node of descendantsOf(part)) {
      if (node.type === 'SelectorExpr' && GO_CREDENTIALS.test(sourceOf(file, node)) && isOfRequest(file, node)) return true;
      if (node.type !== 'VariableName') continue;
      const value = variableOf(file, node)?.writes[0]?.value;
      if (value && !contains(part, value) && [...descendantsOf(value)].some((one) => one.type === 'SelectorExpr' && GO_CREDENTIALS.test(sourceOf(file, one)) && isOfRequest(file, one))) return true;
    }
    return false;
  });
}

function isOfRequest(file: GoFile, selector: GoNode): boolean {
  return /^(?:r|req|request|c|ctx|ec|gc)\b/.test(sourceOf(file, selector));
}

/** A call as messages show it. */
function callText(file: GoFile, call: GoNode): string {
  const callee = calleeOf(call);
  const text = callee ? sourceOf(file, callee).replace(/\s+/g, '') : '';
  return `${text.length > 60 ? lastName(file, callee) : text}()`;
}
