import { type ServerOptions, judgeServer } from '../../verdicts/require-server-handler.ts';
import { asServer } from '../server.ts';
import { isTestFile } from '../test-role.ts';
import type { GoNode } from '../tree.ts';
import { type GoContext, type GoListener, fileOf } from './context.ts';

/** `require-server-handler` over Go. */
export function serverHandler(context: GoContext<ServerOptions>): GoListener {
  const { options, report } = context;
  const file = fileOf(context);
  if (!/\.Server\b/.test(file.text) || isTestFile(file)) return {};
  const check = (node: GoNode): void => {
    const server = asServer(file, node);
    // Who constructs it hands it on: that may give it a handler.
    const verdict = server?.givenTo === 'nobody' ? judgeServer(server, options) : undefined;
    if (verdict) report({ node: verdict.at, messageId: verdict.messageId, data: verdict.data });
  };
  return { TypedLiteral: check, CallExpr: check };
}
