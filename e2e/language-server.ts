import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { PACKAGES } from './project.ts';

interface Position {
  line: number;
  character: number;
}

interface TextEdit {
  range: { start: Position; end: Position };
  newText: string;
}

interface WorkspaceEdit {
  changes?: Record<string, TextEdit[]>;
  documentChanges?: { textDocument: { uri: string }; edits: TextEdit[] }[];
}

export interface Diagnostic {
  range: TextEdit['range'];
  message: string;
  code?: string;
  codeDescription?: { href: string };
}

interface CodeAction {
  title: string;
  edit?: WorkspaceEdit;
  command?: { command: string; arguments?: unknown[] };
}

interface Message {
  id?: number | string;
  method?: string;
  params?: { items?: unknown[]; edit?: WorkspaceEdit };
  result?: unknown;
  error?: { message: string };
}

/** An editor with one buffer that was never saved, on a real language server. */
export interface Editor {
  /** The buffer as it stands now. */
  text(): string;
  type(text: string): void;
  diagnostics(): Promise<Diagnostic[]>;
  /** What the editor offers at a diagnostic, and choosing one by its title's start. */
  actions(at: Diagnostic): Promise<CodeAction[]>;
  choose(action: CodeAction): Promise<void>;
  close(): Promise<void>;
}

interface Start {
  command: string;
  args: string[];
  dir: string;
  file: string;
  text: string;
  languageId: string;
  /** What the editor answers when the server asks for its settings. */
  settings?: object;
  initializationOptions?: unknown;
}

/** The language server of VS Code's ESLint extension, and what the extension sends it when nobody has changed a setting. */
export function eslintServerIn(dir: string): Pick<Start, 'command' | 'args' | 'dir' | 'settings'> {
  return {
    command: process.execPath,
    args: [path.join(PACKAGES, 'vscode-langservers-extracted/lib/eslint-language-server/eslintServer.js'), '--stdio'],
    dir,
    settings: {
      validate: 'on',
      run: 'onType',
      quiet: false,
      problems: { shortenToSingleLine: false },
      rulesCustomizations: [],
      codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
      codeActionOnSave: { mode: 'all' },
      format: false,
      options: {},
      nodePath: null,
      onIgnoredFiles: 'off',
      workingDirectory: { mode: 'location' },
      workspaceFolder: { uri: `file://${dir}`, name: 'project' },
      experimental: {},
    },
  };
}

/** Starts a language server over stdio and opens a buffer in it. */
export async function openEditor({ command, args, dir, file, text, languageId, settings = {}, initializationOptions }: Start): Promise<Editor> {
  const server = spawn(command, args, { cwd: dir, stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void server.kill());
  const root = pathToFileURL(dir).href;
  const uri = `${root}/${file}`;
  const waiting = new Map<number | string, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  let version = 1;
  let buffer = text;
  let received = Buffer.alloc(0);

  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const notify = (method: string, params: object): void => send({ method, params });
  const request = <T>(method: string, params: unknown): Promise<T> => {
    const id = ++last;
    send({ id, method, params });
    return new Promise<T>((resolve, reject) => waiting.set(id, { resolve: resolve as (value: unknown) => void, reject }));
  };
  const type = (typed: string): void => {
    buffer = typed;
    notify('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ text: typed }] });
  };
  const apply = ({ changes, documentChanges }: WorkspaceEdit): void => {
    const edits = [...(changes?.[uri] ?? []), ...(documentChanges ?? []).flatMap((change) => change.edits)];
    const offset = ({ line, character }: Position) => buffer.split('\n').slice(0, line).reduce((sum, each) => sum + each.length + 1, character);
    let edited = buffer;
    for (const { range, newText } of edits.toSorted((a, b) => offset(b.range.start) - offset(a.range.start))) {
      edited = edited.slice(0, offset(range.start)) + newText + edited.slice(offset(range.end));
    }
    type(edited);
  };
  const answer = ({ method, params }: Message): unknown => {
    if (method === 'workspace/configuration') return params?.items?.map(() => settings);
    if (method === 'workspace/workspaceFolders') return [{ uri: root, name: 'project' }];
    if (method !== 'workspace/applyEdit') return null;
    apply(params?.edit ?? {});
    return { applied: true };
  };
  const receive = (message: Message): void => {
    if (message.method !== undefined) {
      if (message.id !== undefined) send({ id: message.id, result: answer(message) });
      return;
    }
    const asked = waiting.get(message.id as number);
    if (message.error) asked?.reject(new Error(message.error.message));
    else asked?.resolve(message.result);
  };
  server.stdout.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const header = /^Content-Length: (\d+)\r\n(?:[^\r]+\r\n)*\r\n/.exec(received.toString('latin1'));
      const end = header ? header[0].length + Number(header[1]) : Infinity;
      if (received.length < end) return;
      const body = received.subarray(header?.[0].length, end).toString('utf8');
      received = received.subarray(end);
      receive(JSON.parse(body) as Message);
    }
  });

  await request('initialize', {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'project' }],
    initializationOptions,
    capabilities: {
      workspace: { configuration: true, applyEdit: true, workspaceFolders: true, workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true } },
      textDocument: {
        diagnostic: { dynamicRegistration: true },
        publishDiagnostics: { codeDescriptionSupport: true, dataSupport: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix'] } } },
      },
    },
  });
  notify('initialized', {});
  notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });

  return {
    text: () => buffer,
    type,
    diagnostics: async () => (await request<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } })).items,
    actions: (at) => request('textDocument/codeAction', { textDocument: { uri }, range: at.range, context: { diagnostics: [at] } }),
    choose: async ({ edit, command: chosen }) => {
      if (edit) apply(edit);
      else await request('workspace/executeCommand', chosen);
    },
    close: async () => {
      const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
      await request('shutdown', null);
      notify('exit', {});
      await exited;
    },
  };
}

/** Chooses the quick fix that ESLint's server offers at a diagnostic, beside the rule's page. */
export async function applySuggestion(editor: Editor, mark: Diagnostic | undefined): Promise<void> {
  const offered = mark ? await editor.actions(mark) : [];
  const titles = offered.map(({ title }) => title);
  expect(titles).toContainEqual(expect.stringContaining('Show documentation'));
  const fix = offered.find(({ command }) => command?.command === 'eslint.applySuggestion');
  expect(fix, titles.join(', ')).toBeDefined();
  if (fix) await editor.choose(fix);
}
