import { readFile } from 'node:fs/promises';
import ts from 'typescript';

/**
 * Leaves the catalogue's examples out of the bundle: they are for the tests and for docs/frameworks.md, and are a tenth of what would be
 * published. A property `example` of an object literal is all that it takes out.
 * @returns {import('esbuild').Plugin}
 */
export function withoutExamples() {
  return {
    name: 'without-examples',
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/]catalog[\\/].*\.ts$/ }, async ({ path }) => ({
        contents: strip(path, await readFile(path, 'utf8')),
        loader: 'ts',
      }));
    },
  };
}

function strip(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const cuts = [];
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText(file) === 'example') {
      const comma = /^\s*,/.exec(text.slice(node.end));
      cuts.push([node.getFullStart(), node.end + (comma?.[0].length ?? 0)]);
    } else node.forEachChild(visit);
  };
  visit(file);
  return cuts.reduceRight((kept, [start, end]) => kept.slice(0, start) + kept.slice(end), text);
}
