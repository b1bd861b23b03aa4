import { AUTH_TEXT, PROBE_PATHS, PROBE_TEXT, STAND_IN_PATHS } from '../../catalog/health-frameworks.ts';
import { type File, mentions } from '../../core/file.ts';
import type { HealthOptions } from '../../verdicts/no-token-validation-in-health-handler.ts';

/**
 * Whether a file may hold a handler that answers probes, and something about auth: a look at its path, and at most two at its text.
 * The user's own words take the place of either look.
 */
export function mayHoldHandlers(file: File, options: Readonly<HealthOptions>): boolean {
  const hasOwnHealth = options.routePatterns.length > 0 || options.handlerNames.length > 0;
  const hasOwnAuth = options.validators.length > 0 || options.guardNames.length > 0;
  if (!hasOwnHealth && !mentions(file, PROBE_TEXT) && !PROBE_PATHS.test(file.path)) return false;
  return !STAND_IN_PATHS.test(file.path) && (hasOwnAuth || mentions(file, AUTH_TEXT));
}
