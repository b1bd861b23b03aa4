import { AUTH_TEXT, PROBE_TEXT } from '../../catalog/health-frameworks.ts';
import { type HealthOptions, findingsIn, wordsFrom } from '../../verdicts/no-token-validation-in-health-handler.ts';
import { healthHandlersIn } from '../health.ts';
import { isTestFile } from '../test-role.ts';
import { type GoContext, type GoListener, fileOf } from './context.ts';

/** `no-token-validation-in-health-handler` over Go. */
export function healthHandler(context: GoContext<HealthOptions>): GoListener {
  const { options, report } = context;
  const file = fileOf(context);
  const hasOwnHealth = options.routePatterns.length > 0 || options.handlerNames.length > 0;
  if (isTestFile(file) || (!hasOwnHealth && !PROBE_TEXT.test(file.text))) return {};
  if (options.validators.length + options.guardNames.length === 0 && !AUTH_TEXT.test(file.text)) return {};
  return {
    SourceFile() {
      const words = wordsFrom(options);
      for (const { at: node, messageId, data } of findingsIn([...healthHandlersIn(file, words)], words)) report({ node, messageId, data });
    },
  };
}
