import { parseForESLint } from '@typescript-eslint/parser';
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Node, type VisitorKeys, descendantsOf } from '../src/core/tree.ts';

/** One change to a program: what is done, where, and which other piece of code is taken for it. */
interface Change {
  readonly how: keyof typeof CHANGES;
  readonly at: number;
  readonly seed: number;
  readonly from: number;
}

/** A node of a program that parses. */
interface Piece {
  readonly range: readonly [number, number];
  readonly text: string;
}

interface Program {
  readonly text: string;
  readonly expressions: readonly Piece[];
  readonly statements: readonly Piece[];
  readonly all: readonly Piece[];
}

/** What a change puts in the place of a piece. The result need not parse: then the change is left out. */
const CHANGES = {
  replace: ({ all }, other) => ({ of: all, text: () => other.text }),
  delete: ({ all }) => ({ of: all, text: () => '' }),
  duplicate: ({ statements }) => ({ of: statements, text: (text) => `${text}\n${text}` }),
  list: ({ expressions }) => ({ of: expressions, text: (text) => `${text}, ${text}` }),
  comment: ({ all }) => ({ of: all, text: (text) => `/* why */ ${text} // because\n` }),
  cast: ({ expressions }) => ({ of: expressions, text: (text) => `(${text} as any)!` }),
  await: ({ expressions }) => ({ of: expressions, text: (text) => `(await ${text})` }),
  optional: ({ expressions }) => ({ of: expressions, text: (text) => `${text}?.call?.(this)` }),
  template: ({ expressions }) => ({ of: expressions, text: (text) => `\`a%\${${text}}\`` }),
  concat: ({ expressions }) => ({ of: expressions, text: (text) => `('' + ${text} + [, ...[]].join())` }),
  arrow: ({ expressions }) => ({ of: expressions, text: (text) => `(async ({ a = ${text} } = {}, ...[b]) => ${text})` }),
  sequence: ({ expressions }) => ({ of: expressions, text: (text) => `(0, ${text})` }),
  conditional: ({ expressions }, other) => ({ of: expressions, text: (text) => `(x ? ${text} : ${other.text})` }),
  call: ({ expressions }) => ({ of: expressions, text: (text) => `${text}(...${text})` }),
  construct: ({ expressions }) => ({ of: expressions, text: (text) => `new (${text})` }),
  bind: ({ expressions }) => ({ of: expressions, text: (text) => `${text}.bind(this)` }),
  spread: ({ expressions }) => ({ of: expressions, text: (text) => `...${text}` }),
  self: ({ expressions }) => ({ of: expressions, text: (text) => `(self = ${text}.self ?? self)` }),
  block: ({ statements }) => ({ of: statements, text: (text) => `for (const x of y) { ${text} }` }),
  bare: ({ statements }) => ({ of: statements, text: (text) => `if (x) ${text} else ${text}` }),
  label: ({ statements }) => ({ of: statements, text: (text) => `here: while (true) { switch (x) { default: ${text} } break here; }` }),
  method: ({ statements }) => ({ of: statements, text: (text) => `class C { static { ${text} } #x = this.#x; async *[x]() { ${text} } }` }),
} satisfies Record<string, (program: Program, other: Piece) => { of: readonly Piece[]; text: (text: string) => string }>;

/** Programs made of the project's own examples: each some changes away from code that a rule speaks on. */
export function mutants(): fc.Arbitrary<string> {
  const seeds = [...new Set([...docsBlocks(), ...testedCode(), ...ODD])];
  const programs = new Map<number, Program | undefined>();
  const programOf = (index: number): Program | undefined => {
    const at = index % seeds.length;
    if (!programs.has(at)) programs.set(at, readProgram(seeds[at] as string));
    return programs.get(at);
  };
  const change = fc.record<Change>({
    how: fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[])),
    at: fc.nat(),
    seed: fc.nat(),
    from: fc.nat(),
  });
  return fc.tuple(fc.nat({ max: seeds.length - 1 }), fc.array(change, { minLength: 1, maxLength: 8 })).map(([first, changes]) => {
    let program = programOf(first);
    if (!program) return seeds[first] as string;
    for (const one of changes) {
      const pool: readonly Piece[] = programOf(one.seed)?.all ?? program.all;
      program = changed(program, one, pool) ?? program;
    }
    return program.text;
  });
}

function changed(program: Program, { how, at, from }: Change, pool: readonly Piece[]): Program | undefined {
  const other = pool[from % pool.length];
  if (!other) return undefined;
  const { of, text } = CHANGES[how](program, other);
  const piece = of[at % of.length];
  if (!piece) return undefined;
  return readProgram(program.text.slice(0, piece.range[0]) + text(piece.text) + program.text.slice(piece.range[1]));
}

function readProgram(text: string): Program | undefined {
  if (text.length > 20_000) return undefined;
  const all: (Piece & { type: string })[] = [];
  try {
    for (const { type, range } of nodesOf(text)) if (type !== 'Program') all.push({ type, range, text: text.slice(...range) });
  } catch {
    return undefined;
  }
  return {
    text,
    all,
    expressions: all.filter(({ type }) => /Expression$|^(?:Identifier|Literal|TemplateLiteral)$/.test(type)),
    statements: all.filter(({ type }) => /(?:Statement|Declaration)$/.test(type)),
  };
}

function nodesOf(text: string): Iterable<Node> {
  const { ast, visitorKeys } = parseForESLint(text, { range: true, loc: true });
  return descendantsOf(visitorKeys as VisitorKeys, ast as unknown as Node);
}

/** The code blocks of the rules' pages. */
function* docsBlocks(): Iterable<string> {
  const pages = path.join(import.meta.dirname, '../docs/rules');
  for (const page of existsSync(pages) ? readdirSync(pages) : []) {
    if (!page.endsWith('.md')) continue;
    const text = readFileSync(path.join(pages, page), 'utf8');
    for (const match of text.matchAll(/^```(?:ts|js|tsx)\b[^\n]*\n(.*?)^```/gms)) yield match[1] as string;
  }
}

/** The code of the rules' tests: each string that stands under `code`. */
function* testedCode(): Iterable<string> {
  const tests = path.join(import.meta.dirname, 'rules');
  for (const file of existsSync(tests) ? readdirSync(tests, { recursive: true, encoding: 'utf8' }) : []) {
    if (!file.endsWith('.ts')) continue;
    for (const node of nodesOf(readFileSync(path.join(tests, file), 'utf8'))) {
      if (node.type !== 'Property' || node.key.type !== 'Identifier' || node.key.name !== 'code') continue;
      if (node.value.type === 'Literal') yield String(node.value.value);
      else if (node.value.type === 'TemplateLiteral') yield node.value.quasis.map(({ value }) => value.cooked).join('x');
    }
  }
}

/** Syntax that people seldom write. */
const ODD = [
  '',
  'let [, a = b, ...[c]] = [, , ...d], { [e]: f = f, ...g } = h; for (a.b of c); for (let i in j, k); for (;;) break;',
  'var x = x.bind(x); const y = () => y(); let z = (z, z); function f() { return f; } const [w] = w; class K extends K { [K] = K; }',
  'export default class { static { this.a; } accessor b = this.b; static #c = 1; get #d() { return #c in this; } async *[e]() { yield* f; } }',
  'declare module "m" { export = a; } import b = require("b"); export import c = b.d; namespace N.O { export const p = N.O.p; } enum E { a = "a", b = a }',
  'abstract class A<T> { constructor(private readonly a: T, @d() public b?: string) {} abstract c(): void; declare d: T; [k: string]: unknown; @e() f() {} }',
  'type F = { (a: this): asserts a is F; new (): F; readonly [K in keyof F as `x${K}`]?: F[K] }; let u: unique symbol; <T,>(a) => a; a<b>; new a<b>;',
  'async () => { for await (const a of b()) { await using c = d; } try { throw 0 } catch { } finally { } label: { break label } with_(a) };',
  'tag`${a}\\u{zz}${`${b}`}`; a?.[b]?.(c)!.d; a ??= b ||= c &&= d; delete a?.b; void 0; new.target_; import.meta.url; import("x", { with: {} });',
  "import a, { default as b, 'string name' as c } from 'd' with { type: 'json' }; export { a as 'x y', b as default }; export * as e from 'f'; export type { G } from 'h';",
  '__proto__; constructor; hasOwnProperty.toString.valueOf; ({ __proto__: null, constructor: 1, toString() {}, ["__proto__"]: 2 }).hasOwnProperty("x");',
  'function g(this: G, a?: number, ...{ length }: any[]): void; function g() {} switch (a) { case b: default: case c: { } } if (a); else; while (a) continue; debugger;',
  'const s = "\\u2028\\0\\ud800"; /[/\\]]+(?<n>a)\\k<n>/v; 0n; .5e-10; 1_000; "😀".length; `\n\n`; /* unclosed? */ // DELETE FROM t WHERE a LIKE \'x%\'\n',
];
