import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parserFiles } from '../../scripts/go-parser.mjs';
import { parseGo } from '../../src/go/parse.ts';
import type { GoNode } from '../../src/go/tree.ts';

const SYNTAX = path.join(import.meta.dirname, '../../src/go/syntax');

/** A node and what is in it: `BinaryExp(VariableName,LogicOp,CallExpr(…))`. */
function shapeOf(node: GoNode): string {
  return node.children.length === 0 ? node.type : `${node.type}(${node.children.map(shapeOf).join(',')})`;
}

/** The shape of the statements of a function's body. */
function bodyOf(code: string): string[] {
  const { root, errorAt } = parseGo(`package p\n\nfunc f() {\n${code}\n}\n`);
  expect(errorAt).toBeUndefined();
  return root.children.at(-1)?.children.at(-1)?.children.map(shapeOf) ?? [];
}

it.each(Object.entries(parserFiles()))('%s is what the grammar gives', (name, text) => {
  expect(readFileSync(path.join(SYNTAX, name), 'utf8')).toBe(text);
});

it('every change of the grammar is in the patch for upstream', () => {
  const grammar = readFileSync(path.join(SYNTAX, 'go.grammar'), 'utf8').split('\n');
  const patch = readFileSync(path.join(SYNTAX, 'upstream.patch'), 'utf8');
  const ofGrammar = patch.slice(patch.indexOf('+++ b/src/go.grammar'), patch.indexOf('diff --git a/src/tokens.js'));
  const hunks = ofGrammar.split(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@.*\n/m).slice(1);
  expect(hunks.length).toBeGreaterThan(0);
  for (let i = 0; i < hunks.length; i += 2) {
    const after = (hunks[i + 1] ?? '').split('\n').filter((line) => /^[ +]/.test(line)).map((line) => line.slice(1));
    expect(grammar.slice(Number(hunks[i]) - 1, Number(hunks[i]) - 1 + after.length)).toEqual(after);
  }
});

describe('repairs', () => {
  it.each([
    ['a call binds tighter than &&', 'a && f()', ['ExprStatement(BinaryExp(VariableName,LogicOp,CallExpr(VariableName,Arguments)))']],
    ['a selector binds tighter than !', '!a.b', ['ExprStatement(UnaryExp(LogicOp,SelectorExpr(VariableName,FieldName)))']],
    ['an index binds tighter than ==', 'x == y[0]', ['ExprStatement(BinaryExp(VariableName,CompareOp,IndexExpr(VariableName,Number)))']],
    ['a receive takes the whole call', '<-time.After(1)', ['ExprStatement(UnaryExp(CallExpr(SelectorExpr(VariableName,FieldName),Arguments(Number))))']],
    ['a line may end in true', 'x = true\ny()', ['Assignment(VariableName,Bool)', 'ExprStatement(CallExpr(VariableName,Arguments))']],
    ['a line may end in nil', 'x = nil\ny()', ['Assignment(VariableName,Nil)', 'ExprStatement(CallExpr(VariableName,Arguments))']],
    ['a line may end in a comment', 'x = y /* z */\ny()', ['Assignment(VariableName,VariableName)', 'ExprStatement(CallExpr(VariableName,Arguments))']],
    ['a comment over lines ends a line', 'x = y /*\n*/ y()', ['Assignment(VariableName,VariableName)', 'ExprStatement(CallExpr(VariableName,Arguments))']],
    ['range without variables', 'for range 3 {\n}', ['ForStatement(RangeClause(Number),Block)']],
    ['a name may be _0', '_0 = _1a', ['Assignment(VariableName,VariableName)']],
    ['a generic function as a value', 'f = m.Map[K, V]', ['Assignment(VariableName,IndexExpr(SelectorExpr(VariableName,FieldName),VariableName,VariableName))']],
    ['a generic function that is called', 'Map[K, V](x)', ['ExprStatement(CallExpr(ParameterizedExpr(VariableName,TypeArgs(TypeName,TypeName)),Arguments(VariableName)))']],
  ])('%s', (_, code, shapes) => {
    expect(bodyOf(code)).toEqual(shapes);
  });

  it('a generic alias', () => {
    expect(parseGo('package p\ntype A[T any] = B[T]\n').errorAt).toBeUndefined();
  });
});

describe('hostile texts', () => {
  it('a chain of thousands of strings is read', () => {
    const { errorAt } = parseGo(`package p\nvar x = ${Array(1_500).fill('"aaaaaaaaaa"').join(' +\n\t')}\n`);
    expect(errorAt).toBeUndefined();
  });

  it.each(['(', 'f(', '[]T{', 'func() {'])('thousands of %s are given up on', (open) => {
    expect(parseGo(`package p\nvar x = ${open.repeat(20_000)}`).errorAt).toBeGreaterThan(0);
  });

  it.each(['', '\0', '\uFEFF', 'package', '/*', '"', '`', '}', 'package p\nfunc f() {', 'package p\n€'])('%j does not throw', (text) => {
    expect(() => parseGo(text)).not.toThrow();
  });
});
