import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.ts';

const ROOT = path.join(import.meta.dirname, '..');
const PAGES = readdirSync(path.join(ROOT, 'docs/rules')).filter((file) => file.endsWith('.md'));

interface Block {
  line: number;
  verdict: 'incorrect' | 'correct';
  code: string;
  file: string;
  options: object | undefined;
  settings: object;
}

/** The code blocks of a page that say what they are: ```ts incorrect file="a.test.ts" options={"checkLoops":true} */
function blocksOf(text: string): Block[] {
  const found: Block[] = [];
  for (const match of text.matchAll(/^```(ts|tsx|js|jsx) (incorrect|correct)(.*)\n([\s\S]*?)^```$/gm)) {
    const [, language, verdict, info, code] = match as unknown as [string, string, Block['verdict'], string, string];
    const given = (key: string) => new RegExp(`(?:^| )${key}=(\\S+)`).exec(info)?.[1];
    const json = (key: string) => (given(key) === undefined ? undefined : (JSON.parse(given(key) as string) as object));
    found.push({
      line: text.slice(0, match.index).split('\n').length,
      verdict,
      code,
      file: (json('file') as string | undefined) ?? `src/file.${language}`,
      options: json('options'),
      settings: json('settings') ?? {},
    });
  }
  return found;
}

function reportsOf(rule: string, block: Block) {
  const messages = new Linter().verify(
    block.code,
    [
      {
        files: ['**/*.{ts,tsx,js,jsx}'],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        plugins: { flakeproof: plugin },
        settings: { flakeproof: block.settings },
        rules: { [`flakeproof/${rule}`]: ['error', ...(block.options ? [block.options] : [])] },
      },
    ],
    { filename: block.file },
  );
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`line ${block.line}: ${fatal.message}`);
  return messages.map((message) => `${message.line}: ${message.message}`);
}

describe.each(PAGES)('%s', (page) => {
  const rule = page.replace(/\.md$/, '');
  const text = readFileSync(path.join(ROOT, 'docs/rules', page), 'utf8');
  const blocks = blocksOf(text);

  it('has blocks of both kinds', () => {
    expect(new Set(blocks.map((block) => block.verdict))).toEqual(new Set(['incorrect', 'correct']));
  });

  it('has no block that only looks like one', () => {
    const fences = text.match(/^```\S+ .*(?:incorrect|correct).*$/gm) ?? [];
    expect(fences).toHaveLength(blocks.length);
  });

  it.each(blocks)('line $line is $verdict', (block) => {
    const reports = reportsOf(rule, block);
    if (block.verdict === 'incorrect') expect(reports).not.toEqual([]);
    else expect(reports).toEqual([]);
  });

  it('shows its reproduction as it is, and what that prints (npm run prove -- --update writes it)', () => {
    const [, file, excerpt] = /^```ts file="(examples\/\S+)"\n([\s\S]*?)^```$/m.exec(text) ?? [];
    expect(readFileSync(path.join(ROOT, file ?? ''), 'utf8')).toContain(excerpt);
    // `npm run prove` compares the rest.
    expect(text).toMatch(new RegExp(`^\`\`\`text prove\n${rule}\n  before\n(?:    .*\n)+  after\n(?:    .*\n)+\`\`\`$`, 'm'));
  });

  it('has the sections that readers look for', () => {
    for (const heading of ['## Incorrect', '## Correct', '## Seen to fail', '## Options', '## What it cannot see', '## When not to use it']) {
      expect(text).toContain(`\n${heading}\n`);
    }
  });

  it('shows each option in a bad and in a good block', () => {
    const schema = (plugin.rules[rule]?.meta?.schema as { properties: object }[] | undefined)?.[0];
    for (const option of Object.keys(schema?.properties ?? {})) {
      const shown = blocks.filter((block) => block.options && option in block.options).map((block) => block.verdict);
      expect(shown, option).toContain('incorrect');
      expect(shown, option).toContain('correct');
    }
  });
});
