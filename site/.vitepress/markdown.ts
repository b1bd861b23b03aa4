import path from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { examplesOf } from '../playground/examples.ts';

interface Page {
  /** The page's path under docs. */
  relativePath: string;
}

const VERDICT = /^\w+ (incorrect|correct)\b/;

/** What the pages need beyond Markdown: examples say what they are and open in the playground; files beside docs are links to the source; lists of names stand in columns. */
export function pageMarkdown(md: MarkdownRenderer, { source, base }: { source: string; base: string }): void {
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, options, env: Page, self) => {
    // VitePress cuts what it takes for a title or for line numbers out of the info string: read first.
    const { info = '', content = '' } = tokens[index] ?? {};
    const code = fence?.(tokens, index, options, env, self) ?? '';
    const verdict = VERDICT.exec(info)?.[1];
    const named = /^\w+ file="([^"]+)"$/.exec(info.trim())?.[1];
    if (named !== undefined) return `<div class="example"><p class="example-about"><code v-pre>${md.utils.escapeHtml(named)}</code></p>${code}</div>`;
    if (verdict === undefined) return code;
    const earlier = tokens.slice(0, index).filter((token) => token.type === 'fence' && VERDICT.test(token.info)).length;
    const rule = path.posix.basename(env.relativePath, '.md');
    const [example] = examplesOf(rule, `\`\`\`${info}\n${content}\`\`\`\n`);
    const given = [example?.options, example?.settings].filter((value) => value !== undefined).map((value) => JSON.stringify(value));
    const about = [example?.file, ...given].map((text) => `<code v-pre>${md.utils.escapeHtml(text ?? '')}</code>`).join(' ');
    const link = `<a href="${base}playground#example=${rule}.${earlier + 1}" data-example>Try it</a>`;
    return `<div class="example ${verdict}"><p class="example-about"><strong>${verdict}</strong> ${about} ${link}</p>${code}</div>`;
  };

  md.core.ruler.push('lists-of-names', ({ tokens, env }) => {
    if ((env as Page).relativePath !== 'frameworks.md') return;
    for (const token of tokens) if (token.type === 'bullet_list_open') token.attrJoin('class', 'names');
  });

  md.core.ruler.push('source-links', ({ tokens, env }) => {
    const folder = path.posix.dirname((env as Page).relativePath ?? '');
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (!href || /^(?:\w+:|#|\/)/.test(href)) continue;
      const target = path.posix.join('docs', folder, href);
      if (!target.startsWith('docs/')) token.attrSet('href', `${source}/blob/main/${target}`);
    }
  });
}
