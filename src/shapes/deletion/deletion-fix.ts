import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Variable, bindingOf, soleValueOf } from '../../core/bindings.ts';
import { constantOf } from '../../core/constant.ts';
import { type File, perFile } from '../../core/file.ts';
import { reachOf } from '../../core/reach.ts';
import { textOf } from '../../core/text.ts';
import { ancestorsOf, contains, descendantsOf, type Node, parentOf } from '../../core/tree.ts';
import type { PatternAnchor } from './deletion-value.ts';
import { randomImport } from './random-import.ts';
import { REACH_WORDS } from '../fresh-value.ts';

/** A way out that the editor offers. */
export interface DeletionFix {
  readonly messageId: 'useRunId' | 'makeConstUnique';
  readonly data: { readonly name: string };
  readonly edits: readonly { readonly range: readonly [number, number]; readonly text: string }[];
}

/** The ways out for a pattern that starts with a constant text: this run's id where one is in scope, else a random part for the constant. */
export function fixesOf(file: File, anchor: PatternAnchor, pattern: string): readonly DeletionFix[] {
  const head = headOf(anchor, pattern);
  if (head === undefined) return [];
  const runId = runIdFor(file, anchor, head);
  const edit = runId && useOf(file, anchor, head, runId);
  if (runId && edit) return [{ messageId: 'useRunId', data: { name: runId }, edits: [edit] }];
  const unique = makeUnique(file, anchor);
  return unique ? [unique] : [];
}

/** The text that every row's value starts with, or holds; `undefined` for a pattern of another form. */
function headOf({ language }: PatternAnchor, pattern: string): string | undefined {
  if (language === 'prefix' || language === 'inside') return pattern;
  const [, head] = (language === 'like' && /^%?([^%]+)%$/.exec(pattern)) || [];
  return head?.replace(/\\([_%])/g, '$1');
}

/** A constant in scope whose value starts with the same text and goes on with something of this run's. */
function runIdFor(file: File, anchor: PatternAnchor, head: string): string | undefined {
  const taken = new Set<string>();
  let scope: TSESLint.Scope.Scope | null = file.source.getScope?.(anchor.node) ?? null;
  for (; scope; scope = scope.upper) {
    for (const variable of scope.variables) {
      if (taken.has(variable.name)) continue;
      taken.add(variable.name);
      const value = valueOfConst(variable);
      if (!value || contains(value, anchor.node)) continue;
      const [first, ...more] = textOf(file, value)?.parts ?? [];
      if (first === head && more.length > 0 && reachOf(file, value, REACH_WORDS).reach === 'own') return variable.name;
    }
  }
  return undefined;
}

function valueOfConst(variable: Variable): Node | undefined {
  const declaration = variable.defs[0]?.parent as Node | null | undefined;
  return declaration?.type === 'VariableDeclaration' && declaration.kind === 'const' ? soleValueOf(variable) : undefined;
}

type Edit = DeletionFix['edits'][number];

/** Puts the run's id into the pattern: for a constant of the same text, else for the text as it is written. */
function useOf(file: File, { node, range, language }: PatternAnchor, head: string, name: string): Edit | undefined {
  const constant = constantsIn(file, node, range).find((one) => constantOf(file, one) === head);
  if (constant) return { range: constant.range, text: name };
  if (range) return useInText(file, node, range, name);
  if (node.type !== 'Literal' && node.type !== 'TemplateLiteral') return undefined;
  if (language !== 'like') return { range: node.range, text: name };
  const leading = constantOf(file, node)?.startsWith('%') ? '%' : '';
  return { range: node.range, text: `\`${leading}\${${name}}%\`` };
}

/** The names of constants that a pattern is built of. */
function constantsIn(file: File, node: Node, range: PatternAnchor['range']): readonly TSESTree.Identifier[] {
  const known = namesByText(file);
  let names = known.get(node);
  if (!names) known.set(node, (names = [...descendantsOf(file.keys, node)].filter((one) => one.type === 'Identifier')));
  return names.filter((name) => {
    if (range && (name.range[0] < range[0] || name.range[1] > range[1])) return false;
    const binding = bindingOf(file, name);
    return binding?.kind === 'variable' && valueOfConst(binding.variable) !== undefined;
  });
}

/** The names in a text, read once for all of its statements. */
const namesByText = perFile(() => new Map<Node, readonly TSESTree.Identifier[]>());

/** `LIKE 'x_%'` in a literal, in a template, in a tagged template, where the id is a value. */
function useInText(file: File, root: Node, range: readonly [number, number], name: string): Edit | undefined {
  const [, open, before, after, close] = /^(\w?\\?')(%?)[^%'"`$]+(%)(\\?')$/.exec(file.text.slice(...range)) ?? [];
  if (open === undefined || before === undefined) return undefined;
  for (const piece of descendantsOf(file.keys, root, (one) => one.range[0] <= range[0] && range[1] <= one.range[1])) {
    if (!contains(piece, { range } as Node)) continue;
    if (piece.type === 'TemplateElement') {
      const isTagged = piece.parent.parent?.type === 'TaggedTemplateExpression';
      const id = `\${${name}}`;
      return { range, text: isTagged ? `\${\`${before}${id}%\`}` : `${open}${before}${id}${after}${close}` };
    }
    if (piece.type !== 'Literal') continue;
    const quote = file.text[piece.range[0]] as string;
    const outer = parentOf(piece)?.type;
    if (outer === 'MemberExpression' || outer === 'TaggedTemplateExpression') return undefined;
    return { range, text: `${open}${before}${quote} + ${name} + ${quote}${after}${close}` };
  }
  return undefined;
}

/** Gives the constant that a pattern is built of a random part, where all its uses are parts of other texts. */
function makeUnique(file: File, { node, range }: PatternAnchor): DeletionFix | undefined {
  for (const constant of constantsIn(file, node, range)) {
    const binding = bindingOf(file, constant);
    if (binding?.kind !== 'variable') continue;
    const value = valueOfConst(binding.variable);
    const text = value?.type === 'Literal' && typeof value.value === 'string' ? value.value : undefined;
    if (!value || !text || /[%@`\\$]|\s/.test(text) || isExported(value)) continue;
    const uses = binding.variable.references.filter((reference) => reference.isRead());
    if (!uses.every((reference) => isPartOfText(reference.identifier as Node))) continue;
    const random = randomImport(file);
    if (!random) return undefined;
    const separator = /[-_.:]$/.exec(text)?.[0] ?? '-';
    const start = text.endsWith(separator) ? text : text + separator;
    const edit = { range: value.range, text: `\`${start}\${${random.name}()}${separator}\`` };
    return { messageId: 'makeConstUnique', data: { name: constant.name }, edits: random.edit ? [random.edit, edit] : [edit] };
  }
  return undefined;
}

function isExported(value: Node): boolean {
  for (const outer of ancestorsOf(value)) if (outer.type === 'ExportNamedDeclaration') return true;
  return false;
}

/** In a template or a `+`, outside of what is compared or expected. */
function isPartOfText(name: Node): boolean {
  const outer = parentOf(name);
  return outer?.type === 'TemplateLiteral' ? outer.parent.type !== 'TaggedTemplateExpression' : outer?.type === 'BinaryExpression' && outer.operator === '+';
}
