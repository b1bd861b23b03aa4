import { javascript } from '@codemirror/lang-javascript';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';

/** The page's own colours, so that light and dark are the page's business alone. */
const LOOK = EditorView.theme({
  '&': { height: '100%', fontSize: '13.5px', color: 'var(--vp-c-text-1)', backgroundColor: 'var(--vp-code-block-bg)' },
  '.cm-content': { fontFamily: 'var(--vp-font-family-mono)', caretColor: 'var(--vp-c-text-1)', padding: '12px 0' },
  '.cm-scroller': { lineHeight: '1.6' },
  '.cm-cursor': { borderLeftColor: 'var(--vp-c-text-1)' },
  '.cm-gutters': { backgroundColor: 'var(--vp-code-block-bg)', color: 'var(--vp-c-text-3)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--vp-c-text-1) 5%, transparent)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--vp-c-brand-soft) !important' },
  '.cm-tooltip': { backgroundColor: 'var(--vp-c-bg-elv)', border: '1px solid var(--vp-c-divider)', color: 'var(--vp-c-text-1)', maxWidth: 'min(520px, 90vw)' },
  '.cm-diagnosticAction': { backgroundColor: 'var(--vp-c-brand-3)', color: '#fff', padding: '3px 8px' },
  '.cm-panels': { backgroundColor: 'var(--vp-c-bg-soft)', color: 'var(--vp-c-text-1)' },
});

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.operatorKeyword, tags.modifier], color: 'var(--play-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--play-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--play-number)' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--play-function)' },
  { tag: [tags.typeName, tags.className], color: 'var(--play-type)' },
  { tag: tags.comment, color: 'var(--vp-c-text-2)', fontStyle: 'italic' },
]);

/** A code editor that tells of every change of its text. */
export function createEditor(parent: HTMLElement, code: string, changed: () => void): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: code,
      extensions: [
        basicSetup,
        javascript({ typescript: true, jsx: false }),
        syntaxHighlighting(COLOURS),
        lintGutter(),
        EditorView.lineWrapping,
        LOOK,
        EditorView.contentAttributes.of({ 'aria-label': 'Code', 'aria-describedby': 'play-keys' }),
        EditorView.updateListener.of(({ docChanged }) => docChanged && changed()),
      ],
    }),
  });
}
