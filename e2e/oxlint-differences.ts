/** The rules' cases that oxlint answers otherwise than ESLint, by name, and why. */
export const DIFFERENCES: Readonly<Record<string, string>> = {};
