import { EXAMPLE_PATHS } from '../../catalog/servers.ts';
import type { File } from '../../core/file.ts';
import type { CallNode, Node } from '../../core/tree.ts';
import type { Use } from '../../core/uses.ts';
import type { Attachment, ServerConstruction } from '../../verdicts/require-server-handler.ts';
import { calleeName, rowOfCall, variableName } from './server-construction.ts';
import { handlerOf } from './server-handler.ts';
import { isLate } from './server-late.ts';
import { Phases, functionName, holderOf } from './server-phase.ts';
import { isProbe } from './server-probe.ts';
import { type ServerUse, serverUsesOf } from './server-uses.ts';
import type { ServerWords } from './server-words.ts';
import { isTestFile } from '../test-block.ts';

/** More listeners than this belong to the many servers of one shared variable: they say no more than the first. */
const MOST_ATTACHMENTS = 50;

/** A server that a call constructs: what it is given, and what the whole file does with it. */
export function asServer(file: File, call: CallNode, words: ServerWords): ServerConstruction<Node> | undefined {
  const row = rowOfCall(file, call, words);
  if (!row) return undefined;
  const handler = handlerOf(file, call, row);
  const isOpen = handler !== 'given' && handler !== 'unknown';
  const uses = isOpen ? serverUsesOf(file, call, row) : [];
  const stores = uses.flatMap((one) => (one.does === 'store' ? [one.use] : []));
  const listens = usesThat(uses, 'listen');
  const holder = holderOf(file, stores);
  const phases = new Phases(file, call, holder, listens.map((use) => use.at));
  const attachments = uses
    .filter((one) => one.does === 'attach')
    .slice(0, MOST_ATTACHMENTS)
    .map((attach) => ({ ...attach, when: phases.whenOf(attach) }))
    .map(({ kind, use, when }): Attachment<Node> => ({
      at: anchorOf(use),
      kind,
      when,
      by: functionName(file, use.at, holder),
      isLate: isLate(file, listens, use),
    }));
  const isBare = isOpen && attachments.length === 0;
  return {
    construction: call,
    module: row.module,
    callee: calleeName(file, call, row),
    event: row.event,
    handler,
    attachments,
    givenTo: givenTo(uses, stores),
    listens: listens.length > 0 || opensItself(call, row.listensBy),
    isProbe: isBare && (uses.some((one) => one.does === 'dispose') || isProbe(file, listens, usesThat(uses, 'close'))),
    holder: holder?.name ?? variableName(call) ?? stores[0]?.name ?? calleeName(file, call, row),
    isTrial: isOpen && (EXAMPLE_PATHS.test(file.path) || isTestFile(file)),
    inClass: holder !== undefined && holder.owner.type !== 'ObjectExpression',
  };
}

/** `server.on` of `server.on('request', …)`: the listener itself may be long. */
function anchorOf(use: Use): Node {
  return use.kind === 'method' && use.at === use.node ? use.call.callee : use.at;
}

function usesThat(uses: readonly ServerUse[], does: 'listen' | 'close'): readonly Use[] {
  return uses.flatMap((one) => (one.does === does ? [one.use] : []));
}

/** A member that other code can reach may get its handler there. */
function givenTo(uses: readonly ServerUse[], stores: readonly { readonly isPrivate: boolean }[]): 'nobody' | 'upgrades' | 'others' {
  if (stores.some((store) => !store.isPrivate) || uses.some((one) => one.does === 'give' && one.to === 'others')) return 'others';
  return uses.some((one) => one.does === 'give') ? 'upgrades' : 'nobody';
}

/** `new WebSocketServer({ port })` listens at once. */
function opensItself(call: CallNode, key: string | undefined): boolean {
  const [first] = call.arguments;
  if (key === undefined || first?.type !== 'ObjectExpression') return false;
  return first.properties.some((one) => one.type === 'Property' && 'name' in one.key && one.key.name === key);
}
