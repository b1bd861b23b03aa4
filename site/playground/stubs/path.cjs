// What ESLint asks of file names in a browser: POSIX ones, already absolute or beside the root.
const normalize = (name) => {
  const parts = [];
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return (name.startsWith('/') ? '/' : '') + parts.join('/');
};
const join = (...names) => normalize(names.join('/'));
const resolve = (...names) => normalize(names.reduce((folder, name) => (name.startsWith('/') ? name : `${folder}/${name}`), '/'));
const basename = (name, end = '') => {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return end !== '' && last.endsWith(end) ? last.slice(0, -end.length) : last;
};
const dirname = (name) => name.slice(0, Math.max(name.lastIndexOf('/'), 0)) || (name.startsWith('/') ? '/' : '.');
const extname = (name) => /(?<=[^/])\.[^./]*$/.exec(name)?.[0] ?? '';
const isAbsolute = (name) => name.startsWith('/');
const relative = (from, to) => (resolve(to) === resolve(from) ? '' : resolve(to).replace(`${resolve(from).replace(/\/$/, '')}/`, ''));
const posix = { sep: '/', delimiter: ':', normalize, join, resolve, basename, dirname, extname, isAbsolute, relative };
module.exports = Object.assign(posix, { posix });
