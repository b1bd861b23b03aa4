import { readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type DefaultTheme } from 'vitepress';
import { pageMarkdown } from './markdown.ts';

const DOCS = path.join(import.meta.dirname, '../../docs');
const BASE = process.env['DOCS_BASE'] ?? '/';
const SOURCE = 'https://github.com/eslint-plugin-flakeproof/eslint-plugin-flakeproof';

/** A page is listed once it is there. */
const pagesOf = (folder: string): string[] =>
  readdirSync(path.join(DOCS, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.replace(/\.md$/, ''));

const RULES: DefaultTheme.SidebarItem[] = pagesOf('rules').map((rule) => ({ text: rule, link: `/rules/${rule}` }));
const GUIDES = [
  { text: 'Editors, hooks and CI', page: 'integrations' },
  { text: 'Known libraries', page: 'frameworks' },
  { text: 'Go', page: 'go' },
  { text: 'Performance', page: 'performance' },
  { text: 'Reliability', page: 'reliability' },
];
const INSIDE = [
  { text: 'Architecture', page: 'architecture' },
  { text: 'Adding a library', page: 'adding-a-framework' },
  { text: 'Adding a rule', page: 'adding-a-rule' },
  { text: 'The grammar of Go', page: 'go-grammar' },
];

function section(text: string, entries: readonly { text: string; page: string }[]): DefaultTheme.SidebarItem {
  const there = pagesOf('.');
  return { text, items: entries.filter(({ page }) => there.includes(page)).map(({ text, page }) => ({ text, link: `/${page}` })) };
}

/** The pages stand in a folder from which this one's packages are not seen. */
const vueOfThisFolder = {
  name: 'vue-of-this-folder',
  enforce: 'pre',
  resolveId: (id: string, _importer: string | undefined, { ssr }: { ssr?: boolean }) =>
    ssr && /^vue(?:\/server-renderer)?$/.test(id) ? { id, external: true } : null,
} as const;

export default defineConfig({
  title: 'flakeproof',
  titleTemplate: ':title · eslint-plugin-flakeproof',
  description: 'ESLint rules for tests that race with their neighbours and services that cannot start or stop cleanly.',
  lang: 'en',
  base: BASE,
  srcDir: '../docs',
  cleanUrls: true,
  lastUpdated: false,
  head: [['link', { rel: 'icon', href: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path d='M2 8h5M9 8h5' stroke='%230f766e' stroke-width='3'/></svg>" }]],
  markdown: {
    // `options={…}` of a code block is this project's own.
    attrs: { disable: true },
    config: (md) => pageMarkdown(md, { source: SOURCE, base: BASE }),
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'flakeproof-playground' } } },
  vite: {
    publicDir: process.env['DOCS_PUBLIC'] ?? false,
    plugins: [vueOfThisFolder],
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    nav: [
      { text: 'Rules', link: RULES[0]?.link ?? '/', activeMatch: '/rules/' },
      { text: 'Integrations', link: '/integrations' },
      { text: 'Playground', link: '/playground' },
      { text: 'Source', link: SOURCE },
    ],
    sidebar: [{ text: 'Rules', items: RULES }, section('Using it', GUIDES), { text: 'Trying it', items: [{ text: 'Playground', link: '/playground' }] }, section('Inside', INSIDE)],
  },
});
