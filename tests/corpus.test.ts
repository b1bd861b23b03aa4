import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import plugin from '../src/index.ts';

/** A table of corpus/ by its columns. */
function tableOf(name: string): { columns: string[]; lines: string[]; rows: Record<string, string>[] } {
  const text = readFileSync(path.join(import.meta.dirname, '../corpus', name), 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  const [head = '', ...lines] = text.slice(0, -1).split('\n');
  const columns = head.split('\t');
  return { columns, lines, rows: lines.map((line) => Object.fromEntries(line.split('\t').map((cell, at) => [columns[at] ?? '?', cell]))) };
}

const repositories = tableOf('repositories.tsv');
const reports = tableOf('reports.tsv');
const rules = plugin.rules as Record<string, { meta?: { messages?: object } }>;

it('twenty repositories at least, each pinned, named once and described', () => {
  expect(repositories.columns).toEqual(['repository', 'commit', 'presets', 'what']);
  expect(repositories.rows.length).toBeGreaterThanOrEqual(20);
  for (const { repository, commit, presets, what, ...more } of repositories.rows) {
    expect(repository).toMatch(/^[\w.-]+\/[\w.-]+$/);
    expect(commit).toMatch(/^[\da-f]{40}$/);
    expect(['recommended', 'recommended strict']).toContain(presets);
    expect(what).toMatch(/\S/);
    expect(more).toEqual({});
  }
  const names = repositories.rows.map(({ repository }) => repository as string);
  expect(names).toEqual([...new Set(names)].toSorted((a, b) => (a < b ? -1 : 1)));
});

it('each report is of a rule, a message and a repository that there is, and stands once', () => {
  expect(reports.columns).toEqual(['repository', 'path', 'line', 'column', 'rule', 'message', 'preset', 'judged', 'why']);
  const names = new Set(repositories.rows.map(({ repository }) => repository));
  for (const { repository, path: file, line, column, rule = '', message, preset } of reports.rows) {
    expect(names).toContain(repository);
    expect(file).toMatch(/^[^/\\].*\.[cm]?[jt]sx?$/);
    expect(`${line}:${column}`).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(Object.keys(rules[rule]?.meta?.messages ?? {})).toContain(message);
    expect(['recommended', 'strict']).toContain(preset);
  }
  const places = reports.lines.map((line) => line.split('\t').slice(0, 6).join('\t'));
  expect(new Set(places).size).toBe(places.length);
});

it.each(reports.rows)('$repository $path:$line is judged, and the judgement has a reason', ({ judged, why, ...more }) => {
  expect(judged).toMatch(/^(?:right|arguable|wrong)$/);
  expect(why).toMatch(/^\S.{10,}\S$/);
  expect(Object.keys(more)).toHaveLength(7);
});

it('docs/reliability.md counts them', () => {
  const counts = new Map<string, Record<string, number>>();
  for (const { rule, message, preset, judged = '' } of reports.rows) {
    const key = `${rule} | ${message} | ${preset}`;
    const row = counts.get(key) ?? { right: 0, arguable: 0, wrong: 0 };
    counts.set(key, { ...row, [judged]: (row[judged] ?? 0) + 1 });
  }
  const page = readFileSync(path.join(import.meta.dirname, '../docs/reliability.md'), 'utf8');
  for (const [key, { right, arguable, wrong }] of counts) expect(page).toContain(`| ${key} | ${right} | ${arguable} | ${wrong} |\n`);
  const table = /\n\| rule \| message \|[^\n]*\n\| ---[^\n]*\n((?:\|[^\n]*\n)+)/.exec(page)?.[1] ?? '';
  expect(table.trimEnd().split('\n')).toHaveLength(counts.size);
  expect(page).toContain(`${repositories.rows.length} repositories`);
});
