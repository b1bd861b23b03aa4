/** The generated files' texts, by name. */
export function parserFiles(): Readonly<Record<'tables.ts' | 'terms.ts', string>>;
