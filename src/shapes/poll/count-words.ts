import type { File } from '../../core/file.ts';
import type { EventualCountOptions } from '../../verdicts/no-unscoped-eventual-count.ts';
import { reachWordsFor } from '../fresh-value.ts';
import { OWNER_DEPTH } from './owner-question.ts';
import type { PollNames } from './poll.ts';
import type { ReadNames } from './read-owner.ts';

/** The user's options as what the shapes ask with. */
export function countWordsFrom(file: File, options: EventualCountOptions): { readonly polls: PollNames; readonly reads: ReadNames } {
  return {
    polls: {
      own: options.pollFunctions.map((own) => (typeof own === 'string' ? { name: own } : own)),
      ignored: new Set(options.ignorePollFunctions),
    },
    reads: {
      shared: options.sharedReads.map(globOf),
      owned: options.ownedReads.map(globOf),
      question: {
        file,
        isolationModules: options.isolationModules,
        depth: OWNER_DEPTH,
        words: reachWordsFor(options.uniqueGenerators.map((name) => new RegExp(`^${name.replace(/[.+*?^${}()|[\]\\]/g, '\\$&')}$`))),
        scopeNames: options.scopeNames.map((source) => new RegExp(source)),
      },
    },
  };
}

/** `harness.*` over the text of a callee: `*` stands for anything. */
function globOf(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
