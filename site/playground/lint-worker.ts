/** The real rules on the real parser, beside the page: typing never waits for a lint run. */
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint/universal';
import plugin from 'eslint-plugin-flakeproof';
import type { State } from './link.ts';

export interface LintRequest extends State {
  id: number;
}

export interface LintAnswer {
  id: number;
  messages: Linter.LintMessage[];
  /** Why the file could not be linted: a wrong option, a wrong setting. */
  failed?: string;
}

const linter = new Linter();

function lint({ code, file, preset, config }: State): Linter.LintMessage[] {
  const { rules = {}, settings = {} } = JSON.parse(config.trim() === '' ? '{}' : config) as { rules?: Linter.RulesRecord; settings?: object };
  return linter.verify(
    code,
    [
      {
        files: ['**'],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: /x$/.test(file) } } },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
      },
      plugin.configs[preset],
      { rules, settings: { flakeproof: settings } },
    ],
    { filename: file === '' ? 'src/file.ts' : file },
  );
}

addEventListener('message', ({ data }: MessageEvent<LintRequest>) => {
  let answer: LintAnswer;
  try {
    answer = { id: data.id, messages: lint(data) };
  } catch (error) {
    answer = { id: data.id, messages: [], failed: error instanceof Error ? error.message : String(error) };
  }
  postMessage(answer);
});
