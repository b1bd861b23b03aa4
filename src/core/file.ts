import type { TSESLint } from '@typescript-eslint/utils';
import type { VisitorKeys } from './tree.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** One file under analysis. Everything that core answers starts from it; every answer depends on this file alone. */
export interface File {
  readonly source: SourceCode;
  /** The file's path with forward slashes, as the host gives it. */
  readonly path: string;
  readonly text: string;
  readonly keys: VisitorKeys;
  /** The user's own modules and the known modules that they stand for (`settings.flakeproof.modules`). */
  readonly modules: Readonly<Record<string, string>>;
  /** What `perFile` keeps, by question. */
  readonly answers: { readonly value: unknown }[];
}

// All rules begin over one file before the next: one entry is enough, and a table of all files costs more than it saves. By the tree,
// since a host may hand every file the same source code object with another file's content.
let last: { readonly ast: SourceCode['ast']; readonly file: File } | undefined;

/** The file of a source code: made once, shared by every rule that runs over it. */
export function fileOf(source: SourceCode, path: string, modules: Readonly<Record<string, string>>): File {
  if (last?.ast === source.ast) return last.file;
  const file: File = {
    source,
    path: path.replaceAll('\\', '/'),
    text: source.text,
    keys: source.visitorKeys,
    modules,
    answers: [],
  };
  last = { ast: source.ast, file };
  return file;
}

/** Whether the file's text holds any of the words: one look, before anything is visited. */
export function mentions(file: File, words: RegExp): boolean {
  return words.test(file.text);
}

let questions = 0;

/** A per-file index: built on the first question, kept as long as the file lives. */
export function perFile<T>(build: (file: File) => T): (file: File) => T {
  const question = questions;
  questions += 1;
  return (file) => {
    const known = file.answers[question];
    if (known) return known.value as T;
    const value = build(file);
    file.answers[question] = { value };
    return value;
  };
}
