import type { JSONSchema, TSESLint } from '@typescript-eslint/utils';
import { type File, fileOf } from './core/file.ts';
import { type FlakeproofSettings, settingsOf } from './settings.ts';

/** What a rule says of itself beyond ESLint's own meta. */
export interface RuleDocs<Options extends object> {
  description: string;
  /** The options under which the preset turns the rule on. */
  presets: { recommended: Partial<Options>; strict: Partial<Options> };
}

/** A rule of this plugin, as ESLint takes it. */
export type Rule<Options extends object = object, MessageId extends string = string> = TSESLint.RuleModule<
  MessageId,
  [Partial<Options>?],
  RuleDocs<Options>
>;

/** What a rule gets for one file. */
export interface RuleContext<Options extends object, MessageId extends string> {
  readonly file: File;
  /** The user's options over the defaults. */
  readonly options: Readonly<Options>;
  readonly settings: Readonly<Required<FlakeproofSettings>>;
  report(descriptor: TSESLint.ReportDescriptor<MessageId>): void;
}

/** What a rule gets over the source code of another language than JavaScript. */
export interface ForeignContext<Options extends object = object> extends Pick<RuleContext<Options, string>, 'options' | 'settings'> {
  readonly filename: string;
  readonly sourceCode: object;
  report(descriptor: { node: object; loc?: object; messageId: string; data?: object; suggest?: readonly object[] }): void;
}

/** A language’s own source code brings, by rule, what finds the rule’s facts in it: this entry point loads no language by itself. */
export type FrontEnd = Readonly<Record<string, (context: never) => object>>;

interface RuleSpec<Options extends object, MessageId extends string> {
  name: string;
  meta: {
    type: 'problem';
    docs: RuleDocs<Options>;
    hasSuggestions?: true;
    messages: Record<MessageId, string>;
    schema: [JSONSchema.JSONSchema4ObjectSchema];
    defaultOptions: [Options];
  };
  /**
   * The words without which a file holds nothing for this rule: its text is searched once, before any visit. A function, where
   * the file's path or the user's own words (options) count too.
   */
  words: RegExp | ((file: File, options: Readonly<Options>) => boolean);
  create(context: RuleContext<Options, MessageId>): TSESLint.RuleListener;
}

/** Where the rules' pages are. */
const PAGES = 'https://github.com/eslint-plugin-flakeproof/eslint-plugin-flakeproof/blob/main/docs/rules';

/** Makes a rule: its page's address, its defaults merged where the host does not, and nothing visited in a file without its words. */
export function createRule<Options extends object, MessageId extends string>(
  spec: RuleSpec<Options, MessageId>,
): Rule<Options, MessageId> {
  const { name, meta, words, create } = spec;
  const defaults = meta.defaultOptions[0];
  let last: { readonly given: Partial<Options> | undefined; readonly options: Readonly<Options> } = { given: undefined, options: defaults };
  /** A configuration hands the same options to file after file. */
  function optionsOver(given: Partial<Options> | undefined): Readonly<Options> {
    if (last.given !== given) last = { given, options: { ...defaults, ...given } };
    return last.options;
  }
  return {
    meta: { ...meta, docs: { ...meta.docs, url: `${PAGES}/${name}.md` } },
    defaultOptions: meta.defaultOptions,
    create(context) {
      const settings = settingsOf(context.settings);
      const options = optionsOver(context.options[0]);
      const report = (descriptor: TSESLint.ReportDescriptor<MessageId>): void => context.report(descriptor);
      const { frontEnd } = context.sourceCode as { frontEnd?: FrontEnd };
      if (frontEnd) {
        const { filename, sourceCode } = context;
        return (frontEnd[name]?.({ options, settings, filename, sourceCode, report } as never) ?? {}) as TSESLint.RuleListener;
      }
      // Before anything else: a host may build the tree only when it is asked for.
      if (typeof words !== 'function' && !words.test(context.sourceCode.text)) return {};
      const file = fileOf(context.sourceCode, context.filename, settings.modules);
      if (typeof words === 'function' && !words(file, options)) return {};
      return create({ file, options, settings, report });
    },
  };
}
