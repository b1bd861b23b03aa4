/** One code block of a rule's page. */
export interface Example {
  rule: string;
  /** Its place among the page's examples, from 1: what a link names. */
  number: number;
  verdict: 'incorrect' | 'correct';
  /** The heading it stands under. */
  heading: string;
  file: string;
  code: string;
  options: object | undefined;
  settings: object | undefined;
}

const BLOCK = /^#{2,4} (?<heading>.+)$|^```(?<language>tsx?|jsx?) (?<verdict>incorrect|correct)(?<info>.*)\n(?<code>[\s\S]*?)^```$/gm;

/** The examples of a rule's page, as the tests read them. */
export function examplesOf(rule: string, page: string): Example[] {
  const found: Example[] = [];
  let heading = '';
  for (const { groups = {} } of page.matchAll(BLOCK)) {
    if (groups['heading'] !== undefined) {
      heading = groups['heading'].replaceAll('`', '');
      continue;
    }
    const given = (key: string): unknown => {
      const text = new RegExp(`(?:^| )${key}=(\\S+)`).exec(groups['info'] ?? '')?.[1];
      return text === undefined ? undefined : JSON.parse(text);
    };
    found.push({
      rule,
      number: found.length + 1,
      verdict: groups['verdict'] as Example['verdict'],
      heading,
      file: (given('file') as string | undefined) ?? `src/file.${groups['language']}`,
      code: groups['code'] ?? '',
      options: given('options') as object | undefined,
      settings: given('settings') as object | undefined,
    });
  }
  return found;
}
