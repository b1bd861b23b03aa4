/** A row of the catalogue that names functions by their modules. */
interface LibraryRow {
  readonly modules: readonly string[];
  readonly members: readonly string[];
}

/** Whether an origin is one of a row's functions: from its module or one below it, by the last step of the way. */
export function isFrom<Row extends LibraryRow>(origin: string | undefined, rows: readonly Row[]): boolean {
  if (origin === undefined) return false;
  const split = origin.indexOf('#');
  const module = origin.slice(0, split);
  const way = origin.slice(split + 1);
  const last = way.slice(way.lastIndexOf('.') + 1);
  return rows.some((row) => row.members.includes(last) && row.modules.some((one) => module === one || module.startsWith(`${one}/`)));
}
