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
}

// By the tree, since a host may hand every file the same source code object with another file's content.
const files = new WeakMap<SourceCode['ast'], File>();

/** The file of a source code: made once, shared by every rule that runs over it. */
export function fileOf(source: SourceCode, path: string, modules: Readonly<Record<string, string>>): File {
  const known = files.get(source.ast);
  if (known) return known;
  const file: File = {
    source,
    path: path.includes('\\') ? path.replaceAll('\\', '/') : path,
    text: source.text,
    keys: source.visitorKeys,
    modules,
  };
  files.set(source.ast, file);
  return file;
}

/** Whether the file's text holds any of the words: one look, before anything is visited. */
export function mentions(file: File, words: RegExp): boolean {
  return words.test(file.text);
}

/** A per-file index: built on the first question, kept as long as the file lives. */
export function perFile<T>(build: (file: File) => T): (file: File) => T {
  const built = new WeakMap<File, { value: T }>();
  return (file) => {
    let entry = built.get(file);
    if (!entry) built.set(file, (entry = { value: build(file) }));
    return entry.value;
  };
}
