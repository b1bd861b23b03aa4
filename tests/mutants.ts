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

/** A program that parses, by its pieces. */
export interface Program {
  readonly text: string;
  /** A name that it parses under: with JSX where that can be. */
  readonly path: 'src/health.tsx' | 'src/health.ts';
  readonly expressions: readonly Piece[];
  readonly statements: readonly Piece[];
  readonly classes: readonly Piece[];
  /** The names that are bound, where they are: a type can follow. */
  readonly bound: readonly Piece[];
  readonly tokens: readonly Piece[];
  readonly all: readonly Piece[];
}

/** What a change puts in the place of a piece. The result need not parse: then the change is left out. */
const CHANGES = {
  replace: ({ all }, other) => ({ of: all, text: () => other.text }),
  delete: ({ all }) => ({ of: all, text: () => '' }),
  duplicate: ({ statements }) => ({ of: statements, text: (text) => `${text}\n${text}` }),
  precede: ({ statements }, other) => ({ of: statements, text: (text) => `${other.text};\n${text}` }),
  list: ({ expressions }) => ({ of: expressions, text: (text) => `${text}, ${text}` }),
  comment: ({ all }) => ({ of: all, text: (text) => `/* why */ ${text} // because\n` }),
  commentEach: ({ tokens, text: whole }) => ({ of: [{ range: [0, whole.length], text: whole }], text: () => tokens.map(({ text }, at) => `/*${at}*/${text}`).join(' ') }),
  commentInside: ({ tokens }) => ({ of: tokens, text: (text) => `/* in */${text}/* side */` }),
  commentLine: ({ tokens }) => ({ of: tokens, text: (text) => `// before\n${text} // after\n` }),
  cast: ({ expressions }) => ({ of: expressions, text: (text) => `(${text} as any)!` }),
  satisfies: ({ expressions }) => ({ of: expressions, text: (text) => `(${text} satisfies unknown)` }),
  annotate: ({ bound }) => ({ of: bound, text: (text) => `${text}: { a?: typeof ${text} }[]` }),
  await: ({ expressions }) => ({ of: expressions, text: (text) => `(await ${text})` }),
  optional: ({ expressions }) => ({ of: expressions, text: (text) => `${text}?.call?.(this)` }),
  optionalMember: ({ expressions }) => ({ of: expressions, text: (text) => text.replace('.', '?.') }),
  optionalCall: ({ expressions }) => ({ of: expressions, text: (text) => text.replace('(', '?.(') }),
  computed: ({ expressions }) => ({ of: expressions, text: (text) => text.replace(/\.(\w+)/, "['$1']") }),
  template: ({ expressions }) => ({ of: expressions, text: (text) => `\`a%\${${text}}\`` }),
  tagged: ({ expressions }) => ({ of: expressions, text: (text) => `sql\`\${${text}}\`` }),
  concat: ({ expressions }) => ({ of: expressions, text: (text) => `('' + ${text} + [, ...[]].join())` }),
  arrow: ({ expressions }) => ({ of: expressions, text: (text) => `(async ({ a = ${text} } = {}, ...[b]) => ${text})` }),
  thunk: ({ expressions }) => ({ of: expressions, text: (text) => `(() => { return ${text} })()` }),
  sequence: ({ expressions }) => ({ of: expressions, text: (text) => `(0, ${text})` }),
  conditional: ({ expressions }, other) => ({ of: expressions, text: (text) => `(x ? ${text} : ${other.text})` }),
  either: ({ expressions }, other) => ({ of: expressions, text: (text) => `(${text} ?? ${other.text})` }),
  call: ({ expressions }) => ({ of: expressions, text: (text) => `${text}(...${text})` }),
  construct: ({ expressions }) => ({ of: expressions, text: (text) => `new (${text})` }),
  bind: ({ expressions }) => ({ of: expressions, text: (text) => `${text}.bind(this)` }),
  spread: ({ expressions }) => ({ of: expressions, text: (text) => `...${text}` }),
  self: ({ expressions }) => ({ of: expressions, text: (text) => `(self = ${text}.self ?? self)` }),
  element: ({ expressions }) => ({ of: expressions, text: (text) => `<a b={${text}} {...${text}}>{${text}} text</a>` }),
  yield: ({ expressions }) => ({ of: expressions, text: (text) => `(function* () { yield* ${text} })().next().value` }),
  block: ({ statements }) => ({ of: statements, text: (text) => `for (const x of y) { ${text} }` }),
  bare: ({ statements }) => ({ of: statements, text: (text) => `if (x) ${text} else ${text}` }),
  try: ({ statements }) => ({ of: statements, text: (text) => `try { ${text} } catch { ${text} } finally { ${text} }` }),
  label: ({ statements }) => ({ of: statements, text: (text) => `here: while (true) { switch (x) { default: ${text} } break here; }` }),
  method: ({ statements }) => ({ of: statements, text: (text) => `class C { static { ${text} } #x = this.#x; async *[x]() { ${text} } }` }),
  using: ({ statements }, other) => ({ of: statements, text: (text) => `{ using a = ${other.text}; await using b = a; ${text} }` }),
  namespace: ({ statements }) => ({ of: statements, text: (text) => `namespace N.M { ${text} }` }),
  export: ({ statements }) => ({ of: statements, text: (text) => `export ${text}` }),
  decorate: ({ classes }, other) => ({ of: classes, text: (text) => `@a @(${other.text}) ${text}` }),
  oneLine: ({ text: whole }) => ({ of: [{ range: [0, whole.length], text: whole }], text: (text) => text.replace(/\s*\n\s*/g, ' ') }),
  carriage: ({ text: whole }) => ({ of: [{ range: [0, whole.length], text: whole }], text: (text) => text.replace(/\r?\n/g, '\r\n') }),
  rename: ({ text: whole }, other) => ({ of: [{ range: [0, whole.length], text: whole }], text: (text) => renamed(text, other.text) }),
} satisfies Record<string, (program: Program, other: Piece) => { of: readonly Piece[]; text: (text: string) => string }>;

/** Every name that stands first in a text becomes another: two things that were two are one. */
function renamed(text: string, other: string): string {
  const name = /[a-zA-Z]\w{2,}/.exec(other)?.[0];
  const old = name && [...text.matchAll(/\b[a-z]\w+(?=\s*[.(=])/g)][name.length]?.[0];
  return name && old ? text.replaceAll(new RegExp(`\\b${old}\\b`, 'g'), name) : text;
}

const HOWS = Object.keys(CHANGES) as (keyof typeof CHANGES)[];

/** The project's own examples: the blocks of the rules' pages, the code of the rules' cases, and syntax that people seldom write. */
class Seeds {
  readonly texts: readonly string[];
  /** How many of them, from the first on, come from a case with a report. */
  readonly speaking: number;
  private readonly programs = new Map<number, Program | undefined>();

  constructor() {
    const cases = [...casesOf()];
    const speaking = new Set(cases.filter((one) => one.isReported).map((one) => one.text));
    this.texts = [...new Set([...speaking, ...docsBlocks(), ...cases.map((one) => one.text), ...ODD])];
    this.speaking = speaking.size;
  }

  at(index: number): Program | undefined {
    const at = index % this.texts.length;
    if (!this.programs.has(at)) this.programs.set(at, readProgram(this.texts[at] as string));
    return this.programs.get(at);
  }

  /** A program that a rule speaks on, as it stands. */
  speakingAt(index: number): Program | undefined {
    return this.at(index % this.speaking);
  }
}

let seeds: Seeds | undefined;

/** Programs made of the project's own examples: each some changes away from code that a rule speaks on. */
export function mutants(): fc.Arbitrary<Program> {
  const known = (seeds ??= new Seeds());
  const change = fc.record<Change>({ how: fc.constantFrom(...HOWS), at: fc.nat(), seed: fc.nat(), from: fc.nat() });
  const first = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: known.speaking - 1 }) }, { weight: 1, arbitrary: fc.nat({ max: known.texts.length - 1 }) });
  return fc.tuple(first, fc.array(change, { minLength: 1, maxLength: 6 })).map(([at, changes]) => {
    let program = known.at(at) ?? EMPTY;
    for (const one of changes) program = changed(program, one, known.at(one.seed) ?? program) ?? program;
    return program;
  });
}

/** A program that a rule speaks on, with pieces of a text in it: syntax of others where a rule looks. The number chooses all. */
export function grafted(text: string, seed: number): Program | undefined {
  const known = (seeds ??= new Seeds());
  const scion = readProgram(text);
  let program = known.speakingAt(seed * 7919);
  if (!scion || !program) return undefined;
  let state = seed;
  const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff) >> 4;
  const before = program.text;
  for (const how of ['replace', 'precede', 'replace', 'conditional', HOWS[next() % HOWS.length] as keyof typeof CHANGES] as const) {
    program = changed(program, { how, at: next(), seed: 0, from: next() }, scion) ?? program;
  }
  return program.text === before ? undefined : program;
}

function changed(program: Program, { how, at, from }: Change, donor: Program): Program | undefined {
  const pool = how === 'using' || how === 'decorate' ? donor.expressions : how === 'precede' ? donor.statements : donor.all;
  const other = pool[from % pool.length];
  if (!other) return undefined;
  const { of, text } = CHANGES[how](program, other);
  const piece = of[at % of.length];
  if (!piece) return undefined;
  return readProgram(program.text.slice(0, piece.range[0]) + text(piece.text) + program.text.slice(piece.range[1]));
}

const EMPTY: Program = { text: '', path: 'src/health.ts', expressions: [], statements: [], classes: [], bound: [], tokens: [], all: [] };

function readProgram(text: string): Program | undefined {
  if (text.length > 20_000) return undefined;
  return programOf(text, true) ?? programOf(text, false);
}

function programOf(text: string, jsx: boolean): Program | undefined {
  const all: (Piece & { node: Node })[] = [];
  let tokens: readonly Piece[] = [];
  try {
    const { ast, visitorKeys } = parseForESLint(text, { range: true, loc: true, tokens: true, lib: [], ecmaFeatures: { jsx } });
    for (const node of descendantsOf(visitorKeys as VisitorKeys, ast as unknown as Node)) {
      if (node.type !== 'Program') all.push({ node, range: node.range, text: text.slice(...node.range) });
    }
    tokens = (ast.tokens ?? []).map(({ range }) => ({ range, text: text.slice(...range) }));
  } catch {
    return undefined;
  }
  return {
    text,
    path: jsx ? 'src/health.tsx' : 'src/health.ts',
    all,
    tokens,
    expressions: all.filter(({ node }) => /Expression$|^(?:Identifier|Literal|TemplateLiteral)$/.test(node.type)),
    statements: all.filter(({ node }) => /(?:Statement|Declaration)$/.test(node.type)),
    classes: all.filter(({ node }) => node.type === 'ClassDeclaration' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition'),
    bound: all.flatMap(({ node }) => boundIn(node)).map(({ range }) => ({ range, text: text.slice(...range) })),
  };
}

/** The names that a node binds and that can take a type. */
function boundIn(node: Node): readonly Node[] {
  if (node.type === 'VariableDeclarator') return node.id.type === 'Identifier' ? [node.id] : [];
  if (!('params' in node) || !('body' in node)) return [];
  return node.params.filter((one): one is Extract<typeof one, { type: 'Identifier' }> => one.type === 'Identifier');
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

/** The code of the rules' cases: what stands under `code`, and what follows a case's name in a call or a list. */
function* casesOf(): Iterable<{ readonly text: string; readonly isReported: boolean }> {
  const tests = path.join(import.meta.dirname, 'rules');
  for (const file of existsSync(tests) ? readdirSync(tests, { recursive: true, encoding: 'utf8' }) : []) {
    if (!file.endsWith('.ts')) continue;
    const { ast, visitorKeys } = parseForESLint(readFileSync(path.join(tests, file), 'utf8'), { range: true, loc: true });
    for (const node of descendantsOf(visitorKeys as VisitorKeys, ast as unknown as Node)) {
      const text = codeIn(node);
      // What is no program of some length is a message, a name or a place.
      if (text !== undefined && /[(`]/.test(text) && readProgram(text)) yield { text, isReported: isReported(node) };
    }
  }
}

function codeIn(node: Node): string | undefined {
  if (node.type === 'Property') return node.key.type === 'Identifier' && node.key.name === 'code' ? textOf(node.value) : undefined;
  if (node.type !== 'CallExpression' && node.type !== 'ArrayExpression') return undefined;
  const [name, code] = node.type === 'CallExpression' ? node.arguments : node.elements;
  return name && code && textOf(name) !== undefined ? textOf(code) : undefined;
}

function isReported(node: Node): boolean {
  if (node.type === 'CallExpression') return node.callee.type === 'Identifier' && !/^(?:ok|silent|none|kept)$/.test(node.callee.name);
  const { parent } = node;
  return parent?.type === 'ObjectExpression' && parent.properties.some((one) => one.type === 'Property' && one.key.type === 'Identifier' && /^(?:errors|at)$/.test(one.key.name));
}

function textOf(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'TaggedTemplateExpression') return textOf(node.quasi);
  return node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.cooked).join('x') : undefined;
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
