import { perFile } from '../../core/file.ts';
import { type Node, descendantsOf, propertyName } from '../../core/tree.ts';

/** Modules that the file replaces by `vi.mock('…')` and its like. */
export const mockedModules = perFile((file): ReadonlySet<string> => {
  const found = new Set<string>();
  if (!/\b(?:vi|jest|vitest)\s*\.\s*(?:doM|unstable_m|m)ock(?:Module)?\b|\bproxyquire\b|\bmock\.module\b|\btd\.replace/.test(file.text)) return found;
  for (const node of descendantsOf(file.keys, file.source.ast as Node)) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') continue;
    if (!/^(?:mock|doMock|unstable_mockModule|mockModule|module|replace|setMock)$/.test(propertyName(node.callee) ?? '')) continue;
    const [module] = node.arguments;
    if (module?.type === 'Literal') found.add(String(module.value));
    else if (module?.type === 'ImportExpression' && module.source.type === 'Literal') found.add(String(module.source.value));
  }
  return found;
});
