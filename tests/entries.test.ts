import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const built = (file: string) => readFileSync(path.join(import.meta.dirname, '../dist', file), 'utf8');
/** The modules that a built file asks for. */
const importsOf = (text: string) => ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);

/** What only the parser of Go holds: its node types and the reader of its tables. */
const OF_GO = /RangeClause|SelectorExpr|TypedLiteral|SourceFile/;

it('the main entry loads nothing, holds no parser of Go and does not know its entry', () => {
  expect(importsOf(built('index.js'))).toEqual([]);
  expect(built('index.js')).not.toMatch(OF_GO);
  expect(built('index.js')).not.toContain('go.js');
});

it('the entry for Go loads the main one, and holds the parser', () => {
  expect(importsOf(built('go.js'))).toEqual(['./index.js']);
  expect(built('go.js')).toMatch(OF_GO);
});
