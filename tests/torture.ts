import * as typescript from '@typescript-eslint/parser';
import { type AST, Linter } from 'eslint';
import plugin from '../src/index.ts';
import { dressed } from './dressed.ts';

/** What went wrong with one file. */
export interface Finding {
  readonly kind: 'throws' | 'has no location' | 'has no message' | 'breaks the syntax' | 'drops a comment' | 'never ends';
  readonly rule: string;
  readonly detail: string;
}

/** What the rules did with one file under one parser. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly reports: number;
  readonly suggestions: number;
  /** Milliseconds in the parser and in each rule, by ESLint's clock. */
  readonly parse: number;
  readonly rules: Readonly<Record<string, number>>;
}

/** Every rule looks for words in the text before it visits anything. Here they are, so that every rule visits every file. */
const WORDS =
  '\n// http.createServer "http" Server health healthz live ready expect poll waitFor eventually toBe toEqual toHaveLength until retry while test it ' +
  'describe query DELETE FROM t LIKE ILIKE deleteMany startsWith contains destroy remove sql verifyToken validateToken auth guard jwt\n';

/** Both presets at once: each under a name of its own. */
const PRESETS = ['recommended', 'strict'] as const;
const rules = Object.fromEntries(
  PRESETS.flatMap((preset) =>
    Object.entries(plugin.configs[preset].rules ?? {}).map(([name, entry]) => [name.replace('flakeproof', preset), entry]),
  ),
) as Linter.RulesRecord;

const FILES = ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'];

type Language = NonNullable<Linter.Config['languageOptions']>;
const jsx = { ecmaFeatures: { jsx: true } };
const LANGUAGES = {
  module: { sourceType: 'module', parserOptions: jsx },
  script: { sourceType: 'script', parserOptions: jsx },
  types: { parser: typescript },
  'types and JSX': { parser: typescript, parserOptions: jsx },
} as const satisfies Record<string, Language>;

type LanguageName = keyof typeof LANGUAGES;

interface Reading {
  /** The first of these that takes the text. */
  readonly languages: readonly LanguageName[];
  readonly path: string;
}

/**
 * How a file is read, by its ending: JavaScript as a module (or else as a script) and as TypeScript. Each file counts once as what its
 * path says and once as a test, since some rules speak in tests only.
 */
function readingsOf(path: string): readonly Reading[] {
  // ESLint leaves these folders out, wherever they stand.
  const seen = path.replaceAll('node_modules', 'modules').replaceAll('.git/', 'git/');
  const asTest = seen.replace(/(?:\.test)?(\.\w+)$/, '.test$1');
  if (/\.tsx$/.test(path)) return [seen, asTest].map((one) => ({ languages: ['types and JSX'], path: one }));
  if (/\.[cm]?ts$/.test(path)) return [seen, asTest].map((one) => ({ languages: ['types'], path: one }));
  return [
    { languages: ['module', 'script'], path: seen },
    { languages: ['types and JSX'], path: asTest },
  ];
}

/**
 * Runs every rule of both presets over a file, with each parser that takes it, and tries every suggestion. Then the same for each seed
 * over the file in the rules' own words. An empty list: no parser takes it.
 */
export function torture(text: string, path: string, seeds: readonly number[] = []): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  for (const { languages, path: file } of readingsOf(path)) {
    const plain = firstOf(languages, (language) => {
      const rack = new Rack(language, file);
      const outcome = rack.try(text);
      return outcome && { outcome, language, tokens: rack.tokens };
    });
    if (!plain) continue;
    outcomes.push(plain.outcome);
    for (const seed of seeds) {
      const outcome = new Rack(plain.language, file).try(dressed(text, plain.tokens, seed));
      if (outcome) outcomes.push(outcome);
    }
  }
  return outcomes;
}

function firstOf<A, B>(items: readonly A[], answer: (item: A) => B | undefined): B | undefined {
  for (const item of items) {
    const found = answer(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A text as a parser takes it. */
class Parsed {
  readonly ok: boolean;
  readonly comments: readonly string[];

  constructor(language: LanguageName, filename: string, text: string) {
    const linter = new Linter();
    const config = { files: FILES, languageOptions: LANGUAGES[language] };
    const messages = linter.verify(text, [config], { filename, allowInlineConfig: false });
    this.ok = !messages.some((message) => message.fatal);
    this.comments = this.ok ? linter.getSourceCode().getAllComments().map((comment) => comment.value) : [];
  }
}

/** One file under one parser. */
class Rack {
  private readonly findings: Finding[] = [];
  private readonly language: LanguageName;
  private readonly linter = new Linter();
  private readonly path: string;

  constructor(language: LanguageName, path: string) {
    this.language = language;
    this.path = path;
  }

  /** The tokens of the text itself, as they were read last: what is added to it stands in a comment. */
  tokens: readonly AST.Token[] = [];

  /** What happened; `undefined` where the parser does not take the text. */
  try(text: string): Outcome | undefined {
    const subject = text + WORDS;
    const messages = this.lint(subject);
    if (messages.some((message) => message.fatal)) return undefined;
    this.tokens = this.linter.getSourceCode()?.ast.tokens ?? [];
    const times = this.linter.getTimes().passes?.[0];
    const lines = subject.split(/\r\n|[\r\n\u2028\u2029]/);
    for (const message of messages) this.checkReport(message, lines, subject);
    const suggested = messages.flatMap((message) => (message.suggestions ?? []).map((suggestion) => ({ message, suggestion })));
    for (const { message, suggestion } of suggested) this.checkSuggestion(message, suggestion, subject);
    const most = Math.max(0, ...messages.map((message) => message.suggestions?.length ?? 0));
    for (let choice = 0; choice < most; choice += 1) this.checkEnd(subject, choice, suggested.length);
    return {
      findings: this.findings,
      reports: messages.length,
      suggestions: suggested.length,
      parse: times?.parse?.total ?? 0,
      rules: Object.fromEntries(Object.entries(times?.rules ?? {}).map(([rule, { total }]) => [rule, total])),
    };
  }

  private lint(text: string): readonly Linter.LintMessage[] {
    const config: Linter.Config = {
      files: FILES,
      languageOptions: LANGUAGES[this.language],
      plugins: Object.fromEntries(PRESETS.map((preset) => [preset, plugin])),
      rules,
    };
    try {
      // `verifyAndFix`, though nothing here is fixed: `verify` keeps no times.
      const options = { filename: this.path, allowInlineConfig: false, fix: false, stats: true };
      return this.linter.verifyAndFix(text, [config], options).messages;
    } catch (error) {
      this.add('throws', String((error as { ruleId?: string }).ruleId), (error as Error).stack ?? String(error));
      return [];
    }
  }

  private checkReport(message: Linter.LintMessage, lines: readonly string[], text: string): void {
    const { ruleId, line, column, endLine, endColumn } = message;
    const isPlace = (at: number | undefined, of: number | undefined) =>
      at !== undefined && of !== undefined && at >= 1 && of >= 1 && at <= lines.length && of <= (lines[at - 1]?.length ?? 0) + 1;
    if (!isPlace(line, column) || !isPlace(endLine, endColumn)) this.add('has no location', ruleId, JSON.stringify(message));
    // What a message quotes of the file may be an expression that says `undefined` itself.
    const isUnknown = message.message.includes('undefined') && !text.includes('undefined');
    if (!/\S/.test(message.message) || isUnknown || /\{\{|\[object /.test(message.message)) this.add('has no message', ruleId, message.message);
  }

  private checkSuggestion(message: Linter.LintMessage, suggestion: Linter.LintSuggestion, text: string): void {
    const output = applied(text, suggestion);
    const after = new Parsed(this.language, this.path, output);
    if (!after.ok) return this.add('breaks the syntax', message.ruleId, `${suggestion.desc}\n${output}`);
    const left = [...after.comments];
    for (const comment of new Parsed(this.language, this.path, text).comments) {
      const at = left.indexOf(comment);
      if (at < 0) return this.add('drops a comment', message.ruleId, `${suggestion.desc}\n${comment}`);
      left.splice(at, 1);
    }
  }

  /** Applies one suggestion after the other, as somebody would who clears the file from top to bottom. */
  private checkEnd(text: string, choice: number, offered: number): void {
    let current = text;
    for (let step = 0; step <= 2 * offered + 2; step += 1) {
      const message = this.lint(current).find((one) => one.suggestions?.length);
      const suggestions = message?.suggestions ?? [];
      const suggestion = suggestions[Math.min(choice, suggestions.length - 1)];
      if (!suggestion) return;
      current = applied(current, suggestion);
    }
    this.add('never ends', null, current);
  }

  private add(kind: Finding['kind'], rule: string | null, detail: string): void {
    this.findings.push({ kind, rule: rule ?? 'all', detail });
  }
}

function applied(text: string, { fix }: Linter.LintSuggestion): string {
  return text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
}
