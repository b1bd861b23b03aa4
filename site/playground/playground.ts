import { setDiagnostics } from '@codemirror/lint';
import type { Linter } from 'eslint';
import { createEditor } from './editor.ts';
import { type Example, examplesOf } from './examples.ts';
import { fromHash, type State, toHash } from './link.ts';
import type { LintAnswer, LintRequest } from './lint-worker.ts';

type Message = Linter.LintMessage;

const PAGES = import.meta.glob<string>('../../docs/rules/*.md', { query: '?raw', import: 'default', eager: true });
const EXAMPLES = Object.entries(PAGES).flatMap(([file, page]) => examplesOf(file.replace(/.*\/|\.md$/g, ''), page));

const MARKUP = `
<form class="play-bar" aria-label="What to lint">
  <label>Example <select name="example"><option value="">Your own code</option></select></label>
  <label>Preset <select name="preset"><option>recommended</option><option>strict</option></select></label>
  <label>File name <input name="file" size="22" spellcheck="false" autocomplete="off" autocapitalize="off"></label>
  <button type="submit">Copy link</button>
</form>
<div class="play-code"></div>
<section class="play-side">
  <h2 class="play-count" role="status">Loading …</h2>
  <ul class="play-problems"></ul>
  <details class="play-config">
    <summary>Options</summary>
    <label for="play-options">Rules and settings over the preset, as JSON</label>
    <textarea id="play-options" name="config" rows="7" spellcheck="false" autocapitalize="off"></textarea>
    <p class="play-failed" role="alert"></p>
  </details>
  <p id="play-keys" class="play-keys">Tab leaves the editor, F8 goes to the next problem, Ctrl+Shift+M lists them all.</p>
</section>`;

const configOf = ({ rule, options, settings }: Example): string =>
  options || settings
    ? JSON.stringify({ ...(options && { rules: { [`flakeproof/${rule}`]: ['error', options] } }), ...(settings && { settings }) }, null, 2)
    : '';

const stateOf = (example: Example): State => ({ code: example.code, file: example.file, preset: 'recommended', config: configOf(example) });

const keyOf = ({ rule, number }: Example): string => `${rule}.${number}`;

/** The state that the address asks for: code, one of the examples, or the first that is wrong. */
async function stateOfAddress(): Promise<{ state: State; key: string }> {
  const carried = await fromHash(location.hash);
  if (carried) return { state: carried, key: '' };
  const asked = /^#example=(.+)$/.exec(location.hash)?.[1];
  const example = EXAMPLES.find((each) => keyOf(each) === asked) ?? EXAMPLES.find(({ verdict }) => verdict === 'incorrect');
  if (example) return { state: stateOf(example), key: keyOf(example) };
  return { state: { code: '', file: 'src/file.ts', preset: 'recommended', config: '' }, key: '' };
}

function listExamples(list: HTMLSelectElement): void {
  for (const rule of new Set(EXAMPLES.map((each) => each.rule))) {
    const group = document.createElement('optgroup');
    group.label = rule;
    for (const example of EXAMPLES.filter((each) => each.rule === rule)) {
      const isPlain = /^(?:in)?correct$/i.test(example.heading);
      const name = isPlain ? example.verdict : `${example.verdict}, ${example.heading}`;
      group.append(new Option(`${rule} ${example.number}: ${name}`, keyOf(example)));
    }
    list.append(group);
  }
}

/** Puts the playground into the page; the answer takes it away again. */
function mount(root: HTMLElement): () => void {
  root.innerHTML = MARKUP;
  const find = <T extends Element>(selector: string): T => root.querySelector(selector) as T;
  const bar = find<HTMLFormElement>('.play-bar');
  const [example, preset, file] = [find<HTMLSelectElement>('[name=example]'), find<HTMLSelectElement>('[name=preset]'), find<HTMLInputElement>('[name=file]')];
  const [config, failed, problems, count] = [find<HTMLTextAreaElement>('[name=config]'), find('.play-failed'), find('.play-problems'), find('.play-count')];
  listExamples(example);

  const worker = new Worker(new URL('./lint-worker.ts', import.meta.url), { type: 'module' });
  let asked = 0;
  let isBusy = false;
  let isStale = false;
  const current = (): State => ({ code: editor.state.doc.toString(), file: file.value, preset: preset.value as State['preset'], config: config.value });

  // One run at a time, and then the newest text: a slow machine falls behind by one run at most.
  function lint(): void {
    isStale = isBusy;
    if (isBusy) return;
    isBusy = true;
    worker.postMessage({ id: ++asked, ...current() } satisfies LintRequest);
  }

  const apply = ({ range: [from, to], text }: NonNullable<Message['fix']>): void => {
    editor.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length }, scrollIntoView: true });
    editor.focus();
  };
  const rangeOf = ({ line, column, endLine = line, endColumn = column }: Message): { from: number; to: number } => {
    const { doc } = editor.state;
    const at = (row: number, letter: number) => {
      const { from, to } = doc.line(Math.min(Math.max(row, 1), doc.lines));
      return Math.min(from + Math.max(letter, 1) - 1, to);
    };
    return { from: at(line, column), to: Math.max(at(line, column), at(endLine ?? line, endColumn ?? column)) };
  };

  function show({ messages, failed: why = '' }: LintAnswer): void {
    failed.textContent = why;
    if (why !== '') find<HTMLDetailsElement>('.play-config').open = true;
    count.textContent = why !== '' ? 'Not linted' : messages.length === 0 ? 'No problems' : `${messages.length} problem${messages.length > 1 ? 's' : ''}`;
    root.dataset['problems'] = String(messages.length);
    root.dataset['example'] = example.value;
    problems.replaceChildren(...messages.map(asItem));
    const diagnostics = messages.map((message) => ({
      ...rangeOf(message),
      severity: 'error' as const,
      message: message.message,
      actions: (message.suggestions ?? []).map(({ fix }) => ({ name: 'Fix', apply: () => apply(fix) })),
    }));
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
  }

  function asItem(message: Message): HTMLLIElement {
    const item = document.createElement('li');
    const place = document.createElement('button');
    place.className = 'play-place';
    place.textContent = `${message.line}:${message.column}`;
    place.title = 'Go to this place';
    place.addEventListener('click', () => {
      const { from, to } = rangeOf(message);
      editor.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      editor.focus();
    });
    item.append(place, document.createTextNode(` ${message.message} `));
    const rule = message.ruleId?.replace('flakeproof/', '');
    if (rule) {
      const link = document.createElement('a');
      link.href = `${root.dataset['rules']}${rule}`;
      link.textContent = rule;
      item.append(link);
    }
    for (const { desc, fix } of message.suggestions ?? []) {
      const button = document.createElement('button');
      button.className = 'play-fix';
      button.textContent = desc;
      button.addEventListener('click', () => apply(fix));
      item.append(button);
    }
    return item;
  }

  function load(state: State): void {
    file.value = state.file;
    preset.value = state.preset;
    config.value = state.config;
    find<HTMLDetailsElement>('.play-config').open = state.config !== '';
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: state.code } });
  }

  async function followAddress(): Promise<void> {
    const { state, key } = await stateOfAddress();
    load(state);
    example.value = key;
    // Also where the code is the same or empty, and no change tells of it.
    lint();
  }

  worker.addEventListener('message', ({ data }: MessageEvent<LintAnswer>) => {
    isBusy = false;
    if (isStale) lint();
    else show(data);
  });
  const editor = createEditor(find('.play-code'), '', () => {
    const chosen = EXAMPLES.find((each) => keyOf(each) === example.value);
    if (chosen && chosen.code !== editor.state.doc.toString()) example.value = '';
    lint();
  });
  example.addEventListener('change', () => {
    const chosen = EXAMPLES.find((each) => keyOf(each) === example.value);
    if (chosen) load(stateOf(chosen));
    if (chosen) history.replaceState(history.state, '', `#example=${keyOf(chosen)}`);
  });
  for (const field of [preset, file, config]) field.addEventListener('input', lint);
  bar.addEventListener('submit', (event) => {
    event.preventDefault();
    void share(find<HTMLButtonElement>('[type=submit]'), current());
  });
  addEventListener('hashchange', followAddress);
  void followAddress();
  return () => {
    removeEventListener('hashchange', followAddress);
    worker.terminate();
    editor.destroy();
  };
}

/** The link goes into the address bar, and to the clipboard where the browser lets it. */
async function share(button: HTMLButtonElement, state: State): Promise<void> {
  history.replaceState(history.state, '', await toHash(state));
  const isCopied = await navigator.clipboard?.writeText(location.href).then(
    () => true,
    () => false,
  );
  button.textContent = isCopied ? 'Copied' : 'Link is in the address bar';
  setTimeout(() => (button.textContent = 'Copy link'), 2500);
}

/** `<flakeproof-playground data-rules="/rules/">`: the address of the rules' pages is all that it is told. */
class Playground extends HTMLElement {
  #unmount: (() => void) | undefined;

  connectedCallback(): void {
    this.#unmount = mount(this);
  }

  disconnectedCallback(): void {
    this.#unmount?.();
  }
}

customElements.define('flakeproof-playground', Playground);
