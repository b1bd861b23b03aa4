import type { TSESLint } from '@typescript-eslint/utils';
import { createRule } from '../create-rule.ts';
import type { CallNode, Node } from '../core/tree.ts';
import { constructorNames, mayConstruct, mentionsServers, serverWords } from '../shapes/server/server-words.ts';
import { type Repair, addHandler, moveToConstructor, passInstead } from '../shapes/server/server-repair.ts';
import { asServer } from '../shapes/server/server.ts';
import { type ServerConstruction, type ServerOptions, type ServerVerdict, judgeServer } from '../verdicts/require-server-handler.ts';

const SERVER_MODULE = {
  oneOf: [
    { type: 'string', enum: ['http', 'https', 'http2', 'net', 'tls', 'ws'] },
    {
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      properties: {
        name: { type: 'string', minLength: 1, description: 'The module, as the code imports it.' },
        members: { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true, description: 'What constructs a server.' },
        events: { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true, description: 'The events of a handler.' },
      },
    },
  ],
} as const;

export default createRule<ServerOptions, ServerVerdict<Node>['messageId'] | Repair['messageId']>({
  name: 'require-server-handler',
  meta: {
    type: 'problem',
    docs: {
      description: 'require servers to get their request handler when they are constructed',
      presets: { recommended: {}, strict: { attach: 'construction', upgradeOnly: 'report' } },
    },
    hasSuggestions: true,
    messages: {
      missingHandler:
        "This {{module}} server has no '{{event}}' listener. It accepts connections, never answers them, and close() then waits forever. Pass a handler to {{callee}}() or attach one before listen().",
      deferredHandler:
        "'{{member}}' is constructed without a handler, which is only attached in {{method}}. {{until}} Attach it {{where}}.",
      lateHandler: 'The handler is attached after an await that follows listen(). Requests that arrive in between are never answered.',
      notAHandler:
        '{{name}} is not a request listener, Node takes it for the options object and the server has no handler. Pass {{fix}}.',
      addHandler: 'Add the handler {{handler}}.',
      moveToConstructor: "Attach the listener of '{{member}}' in the constructor.",
      passInstead: 'Pass {{fix}}.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          modules: {
            type: 'array',
            items: SERVER_MODULE as never,
            uniqueItems: true,
            description: 'The modules whose servers must have a handler.',
          },
          deferred: { type: 'string', enum: ['report', 'ignore'], description: 'A handler that only a method of the server’s owner attaches.' },
          upgradeOnly: { type: 'string', enum: ['allow', 'report'], description: 'A server that answers nothing but upgrades, outside tests and examples.' },
          attach: { type: 'string', enum: ['anywhere', 'construction'], description: 'Where a handler may be attached, outside tests and examples.' },
        },
      },
    ],
    defaultOptions: [{ modules: ['http', 'https', 'http2'], deferred: 'report', upgradeOnly: 'allow', attach: 'anywhere' }],
  },
  words: (file, options) => mentionsServers(file, options.modules),
  create({ file, options, report }) {
    const words = serverWords(options.modules);
    const names = constructorNames(file, words);
    const repairOf = (server: ServerConstruction<Node>, messageId: ServerVerdict<Node>['messageId']): Repair | undefined => {
      if (messageId === 'missingHandler') return addHandler(file, server, words);
      if (messageId === 'deferredHandler') return moveToConstructor(file, server);
      return messageId === 'notAHandler' ? passInstead(file, server) : undefined;
    };
    const check = (node: CallNode): void => {
      if (!mayConstruct(node, names)) return;
      const server = asServer(file, node, words);
      const verdict = server && judgeServer(server, options);
      if (!server || !verdict) return;
      const { messageId, data, at } = verdict;
      const repair = repairOf(server, messageId);
      const suggest = repair && repair.edits.length > 0 ? [suggestionOf(repair)] : [];
      report({ node: at, messageId, data, suggest });
    };
    return { CallExpression: check, NewExpression: check };
  },
});

function suggestionOf({ messageId, data, edits }: Repair) {
  return { messageId, data, fix: (fixer: TSESLint.RuleFixer) => edits.map((edit) => fixer.replaceTextRange(edit.range, edit.text)) };
}
