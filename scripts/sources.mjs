// The JavaScript and TypeScript files of a folder, or of a commit of a bare git repository: read, never written to the disk.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SOURCE = /\.[cm]?[jt]sx?$/;
const LARGEST = 2 ** 31;

/** The git directory in a folder that holds nothing else (`folder`, or `folder/repo`), or undefined. */
export function gitDirectoryOf(folder) {
  return [folder, path.join(folder, 'repo'), path.join(folder, 'repo/.git')].find(
    (one) => existsSync(path.join(one, 'HEAD')) && existsSync(path.join(one, 'objects')),
  );
}

/** Every source file below a folder, or of a bare repository's commit: `{ path, text }`. */
export function* sourcesIn(folder, commit = 'HEAD', wanted = () => true) {
  const git = gitDirectoryOf(folder);
  if (git) yield* sourcesOfCommit(git, commit, wanted);
  else yield* sourcesOnDisk(folder, '', wanted);
}

function* sourcesOnDisk(root, folder, wanted) {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== '.git') yield* sourcesOnDisk(root, file, wanted);
    } else if (entry.isFile() && SOURCE.test(entry.name) && wanted(file)) {
      yield { path: file, text: readFileSync(path.join(root, file), 'utf8') };
    }
  }
}

function* sourcesOfCommit(git, commit, wanted) {
  const listing = execFileSync('git', ['--git-dir', git, 'ls-tree', '-r', '-z', commit], { encoding: 'utf8', maxBuffer: LARGEST });
  const files = listing
    .split('\0')
    .map((line) => /^100\d+ blob (\w+)\t(.*)$/s.exec(line))
    .filter((match) => match && SOURCE.test(match[2]) && wanted(match[2]))
    .map(([, id, file]) => ({ id, file }));
  for (let first = 0; first < files.length; first += 1000) yield* textsOf(git, files.slice(first, first + 1000));
}

function* textsOf(git, files) {
  const input = files.map(({ id }) => `${id}\n`).join('');
  const { stdout } = spawnSync('git', ['--git-dir', git, 'cat-file', '--batch'], { input, maxBuffer: LARGEST });
  let at = 0;
  for (const { file } of files) {
    const end = stdout.indexOf(10, at);
    const [, kind, size] = stdout.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (kind !== 'blob') continue;
    yield { path: file, text: stdout.toString('utf8', at, at + Number(size)) };
    at += Number(size) + 1;
  }
}

/** Whether a folder's repository has the commit. */
export function hasCommit(folder, commit) {
  return spawnSync('git', ['--git-dir', gitDirectoryOf(folder), 'cat-file', '-e', `${commit}^{commit}`]).status === 0;
}

/** The commit to read: the one named where the repository has it, else HEAD, with a word on the console. */
export function commitOf(folder, commit) {
  if (!gitDirectoryOf(folder)) throw new Error(`no git repository in ${folder}`);
  if (hasCommit(folder, commit)) return commit;
  console.error(`${folder} has no commit ${commit}: read at HEAD`);
  return 'HEAD';
}
