/** What a rule says of a line. */
export interface Finding {
  file: string;
  line: number;
  rule: string;
  message: string;
}

/** Lints a folder with the built plugin's recommended preset, through ESLint's command line; `unread` are the files that do not parse. */
export function lintFolder(folder: string): Promise<{ findings: Finding[]; files: number; unread: string[] }>;
