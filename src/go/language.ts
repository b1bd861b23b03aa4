import { isWorthParsing } from './gate.ts';
import { NODE_TYPES, parseGo } from './parse.ts';
import { GoSourceCode } from './source-code.ts';
import type { GoNode } from './tree.ts';

interface File {
  readonly path: string;
  readonly body: string | Uint8Array;
}

type Parsed =
  | { ok: true; ast: GoNode; comments: readonly GoNode[] }
  | { ok: false; errors: { message: string; line: number; column: number }[] };

const VISITOR_KEYS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  ['SourceFile', ...NODE_TYPES].map((type) => [type, ['children']]),
);

interface Options {
  /** `needed` (the default): files without the words of any rule are taken for empty. `all`: for options that bring their own words. */
  readonly parse?: 'needed' | 'all';
}

/** Go, as a language of ESLint. */
export const go = {
  fileType: 'text' as const,
  lineStart: 1 as const,
  columnStart: 0 as const,
  nodeTypeKey: 'type',
  visitorKeys: VISITOR_KEYS,

  /** Anything goes: what a block for JavaScript sets for all files is not this language's business. */
  validateLanguageOptions(): void {},

  /** Parses a file of which a rule may have something to say; any other is taken for empty. */
  parse(file: File, { languageOptions }: { languageOptions?: Options } = {}): Parsed {
    const text = String(file.body);
    if (languageOptions?.parse !== 'all' && !isWorthParsing(file.path, text)) return { ok: true, ast: { type: 'SourceFile', range: [0, text.length], parent: null, children: [] }, comments: [] };
    const { root, comments, errorAt } = parseGo(text);
    if (errorAt === undefined) return { ok: true, ast: root, comments };
    const before = text.slice(0, errorAt).split('\n');
    return { ok: false, errors: [{ message: 'No Go that this parser knows.', line: before.length, column: before.at(-1)?.length ?? 0 }] };
  },

  createSourceCode(file: File, parsed: Extract<Parsed, { ok: true }>): GoSourceCode {
    return new GoSourceCode(String(file.body), parsed.ast, parsed.comments, VISITOR_KEYS);
  },
};
