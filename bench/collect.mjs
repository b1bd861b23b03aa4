// node bench/collect.mjs --mirror DIR --out DIR: writes the files that the figures of docs/performance.md were taken on, from bare git
// repositories named OWNER+NAME below DIR, and two lists: all.txt, and shapes.txt (files that hold what the rules look for).
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { commitOf, sourcesIn } from '../scripts/sources.mjs';
import { REPOSITORIES } from './repositories.mjs';

const { values } = parseArgs({ options: { mirror: { type: 'string' }, out: { type: 'string' }, each: { type: 'string', default: '200' } } });
const OWN = /(?:^|\/)(?:node_modules|dist|build|vendor|\.yarn|\.next)\/|\.min\.js$|\.d\.[cm]?ts$/;
const SHAPES = [
  /\b(?:createServer|createSecureServer)\(/,
  /['"`/](?:healthz?|livez|readyz|liveness|readiness|health-?check)\b/i,
  /\bDELETE\s+FROM\b[^;`]{0,300}\bLIKE\b|deleteMany\([^;]{0,200}(?:startsWith|contains|\$regex)/i,
  /expect\.poll\(|\bwaitFor\(|\btoPass\(|\beventually\(/,
];

const all = [];
const shapes = [];
for (const [repository, commit] of Object.entries(REPOSITORIES)) {
  const folder = path.join(values.mirror, repository.replace('/', '+'));
  const found = [...sourcesIn(folder, commitOf(folder, commit), (file) => !OWN.test(file))].filter(({ text }) => text.length < 300_000);
  const step = Math.max(1, found.length / Number(values.each));
  const taken = new Set(Array.from({ length: Math.min(found.length, Number(values.each)) }, (_, index) => found[Math.floor(index * step)]));
  for (const source of found) {
    const hasShape = SHAPES.some((shape) => shape.test(source.text));
    if (!taken.has(source) && !hasShape) continue;
    const file = path.resolve(values.out, repository.replace('/', '+'), source.path);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, source.text);
    if (taken.has(source)) all.push(file);
    if (hasShape) shapes.push(file);
  }
}
writeFileSync(path.join(values.out, 'all.txt'), `${all.join('\n')}\n`);
writeFileSync(path.join(values.out, 'shapes.txt'), `${shapes.join('\n')}\n`);
console.log(`${all.length} files of ${Object.keys(REPOSITORIES).length} repositories, ${shapes.length} with a shape`);
