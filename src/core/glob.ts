const compiled = new Map<string, RegExp>();

/**
 * Whether a path matches a glob: `*` for anything within a folder, `**` for any folders, `?` for one character, `{a,b}` for
 * either. A glob that does not start with `/` may match from any folder on: `scripts/**` means every folder `scripts`.
 */
export function matchesGlob(path: string, glob: string): boolean {
  let pattern = compiled.get(glob);
  if (!pattern) compiled.set(glob, (pattern = compileGlob(glob)));
  return pattern.test(path);
}

function compileGlob(glob: string): RegExp {
  let source = '(?:^|/)';
  let open = 0;
  const bare = glob.replace(/^\.\//, '');
  for (let at = 0; at < bare.length; at += 1) {
    const sign = bare[at] as string;
    if (bare.startsWith('**/', at)) {
      source += '(?:[^/]+/)*';
      at += 2;
    } else if (bare.startsWith('**', at)) {
      source += '.*';
      at += 1;
    } else if (sign === '*') source += '[^/]*';
    else if (sign === '?') source += '[^/]';
    else if (sign === '{') {
      open += 1;
      source += '(?:';
    } else if (sign === '}' && open > 0) {
      open -= 1;
      source += ')';
    } else if (sign === ',' && open > 0) source += '|';
    else source += sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  }
  return new RegExp(`${source}${')'.repeat(open)}$`);
}
