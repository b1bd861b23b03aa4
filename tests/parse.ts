import * as parser from '@typescript-eslint/parser';
import { Linter, type SourceCode } from 'eslint';
import { fileOf, type File } from '../src/core/file.ts';
import { type Node, descendantsOf } from '../src/core/tree.ts';

/** A file as a rule gets it from ESLint: parsed, scopes made, parents set. */
export function fileFrom(code: string, path = 'file.ts', modules: Record<string, string> = {}): File {
  let source: SourceCode | undefined;
  const messages = new Linter().verify(
    code,
    [
      {
        files: ['**/*.{ts,tsx}'],
        languageOptions: { parser },
        plugins: { test: { rules: { seen: { create: (context) => ((source = context.sourceCode as SourceCode), {}) } } } },
        rules: { 'test/seen': 'error' },
      },
    ],
    { filename: path },
  );
  if (!source) throw new Error(`${messages[0]?.message} in\n${code}`);
  return fileOf(source as never, path, modules);
}

/** The first node of the file whose text is `text`, outermost first. */
export function nodeAt(file: File, text: string): Node {
  for (const node of descendantsOf(file.keys, file.source.ast as Node)) {
    if (file.text.slice(...node.range) === text && node.type !== 'ExpressionStatement') return node;
  }
  throw new Error(`no node ${text}`);
}
