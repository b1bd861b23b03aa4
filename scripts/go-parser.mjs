// Builds the Go parser's tables (src/go/syntax/tables.ts, terms.ts) from its grammar. Run it after a change of go.grammar.
import { buildParserFile } from '@lezer/generator';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const FOLDER = path.join(import.meta.dirname, '../src/go/syntax');
const HEAD = '// Generated from go.grammar by scripts/go-parser.mjs: change the grammar, not this. Notice: LICENSE beside it.\n';

/** The generated files' texts, by name. */
export function parserFiles() {
  // Upstream's grammar also names its colours for editors; they are no part of this copy.
  const grammar = readFileSync(path.join(FOLDER, 'go.grammar'), 'utf8').replace(/^@external propSource.*\n/m, '');
  const warnings = [];
  const { parser, terms } = buildParserFile(grammar, { fileName: 'go.grammar', typeScript: true, warn: (message) => warnings.push(message) });
  if (warnings.length > 0) throw new Error(warnings.join('\n'));
  const body = (text) => HEAD + text.replace(/^\/\/.*\n/, '');
  return { 'tables.ts': body(parser.replace('"./tokens"', '"./tokens.ts"')), 'terms.ts': body(terms) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [name, text] of Object.entries(parserFiles())) writeFileSync(path.join(FOLDER, name), text);
}
