/** The rule's options, as a user gives them. */
export interface HealthOptions {
  routePatterns: readonly string[];
  handlerNames: readonly string[];
  ignoreRoutes: readonly string[];
  validators: readonly ValidatorOption[];
  ignoreValidators: readonly string[];
  guards: 'off' | 'route' | 'global';
  guardNames: readonly string[];
  publicNames: readonly string[];
}

/** A validator of the user's own: by a pattern of its name, or by the module it comes from and its names there. */
export type ValidatorOption = { readonly name: string } | { readonly from: string; readonly names: readonly string[] };

/** The user's own words, ready to be asked. */
export interface HealthWords {
  readonly routes: readonly RegExp[];
  readonly handlers: readonly RegExp[];
  readonly ignoredRoutes: readonly RegExp[];
  readonly validatorNames: readonly RegExp[];
  readonly validatorsFrom: ReadonlyMap<string, readonly string[]>;
  readonly ignoredValidators: readonly RegExp[];
  readonly guards: HealthOptions['guards'];
  readonly guardNames: readonly RegExp[];
  readonly publicNames: readonly RegExp[];
}

/**
 * What a path or name says of the handler.
 * `certain`: a probe and nothing else (`/healthz`). `plain`: a probe, or a medical page (`/health`). `detail`: a probe's finer view
 * (`/health/db`). `component`: the health of infrastructure (`/supabase/health`). `name`: only the function's name says it.
 */
export type Says = 'certain' | 'plain' | 'detail' | 'component' | 'name';

/**
 * What serves the route.
 * `app`: the application itself. `health`: a file or router named after health. `router`: one that is mounted somewhere else.
 */
export type Standing = 'app' | 'health' | 'router';

/** A call in a handler that validates a token. */
export interface TokenCheck<Anchor> {
  /** The call in the handler itself. */
  readonly at: Anchor;
  /** How the validator is called: `authenticator.validateToken()`. */
  readonly call: string;
  /** The helper of this file that the handler calls instead. */
  readonly through: string | undefined;
  /** Whether it only runs for a caller that brought a credential or asked for more. */
  readonly onRequest: boolean;
}

/** What stands before a handler and turns away callers without credentials. */
export interface Guard<Anchor> {
  readonly at: Anchor;
  readonly name: string;
  /**
   * `route`: on this route. `router`: before all routes of a router that serves only probes. `application`: before every route, and the
   * file shows that it spares none. `global`: before every route, and it may spare the probe.
   */
  readonly scope: 'route' | 'router' | 'application' | 'global';
}

/** A handler that answers probes, found in a file. */
export interface HealthHandler<Anchor> {
  /** The function, or the place where it is given. */
  readonly at: Anchor;
  /** The path, or the function's name. */
  readonly name: string;
  readonly says: Says;
  /** Which question it answers. */
  readonly probe: 'health' | 'live' | 'ready' | 'startup';
  readonly standing: Standing;
  /** It serves people rather than probes: it asks for a role, reads the caller's own data, or tests auth itself. */
  readonly forPeople: boolean;
  /** A decorator says that everybody may call it. */
  readonly isOpen: boolean;
  /** It is an entry of a table that a loop puts up: what stands before it stands there. */
  readonly isEntry?: boolean;
  readonly guards: readonly Guard<Anchor>[];
  readonly checks: readonly TokenCheck<Anchor>[];
}

/** What is wrong with a handler, and where. */
export type Finding<Anchor> = {
  readonly at: Anchor;
  /** The handler that it is about. */
  readonly handler: Anchor;
} & (
  | { readonly messageId: 'validatesToken'; readonly data: { handler: string; call: string } }
  | { readonly messageId: 'validatesTokenVia'; readonly data: { handler: string; call: string; helper: string } }
  | { readonly messageId: 'guardedRoute'; readonly data: { route: string; guard: string } }
);

/** Judges all handlers of a file: at most one finding for each, and none twice. */
export function findingsIn<Anchor>(handlers: readonly HealthHandler<Anchor>[], words: HealthWords): Finding<Anchor>[] {
  const findings = new Map<Anchor, Finding<Anchor>>();
  const done = new Set<Anchor>();
  const open = handlers.filter(isOpenToAll);
  for (const handler of handlers) {
    if (done.has(handler.at) || words.ignoredRoutes.some((pattern) => pattern.test(handler.name))) continue;
    const found = checkIn(handler, words) ?? guardOf(handler, open, words);
    if (!found) continue;
    done.add(handler.at);
    if (!findings.has(found.at)) findings.set(found.at, found);
  }
  return [...findings.values()];
}

function checkIn<Anchor>(handler: HealthHandler<Anchor>, words: HealthWords): Finding<Anchor> | undefined {
  const check = handler.checks.find(
    (one) => !one.onRequest && !words.ignoredValidators.some((pattern) => pattern.test(one.call.replace(/\(\)$/, ''))),
  );
  if (!check) return undefined;
  const { at, call, through } = check;
  const { name, at: of } = handler;
  if (through === undefined) return { messageId: 'validatesToken', at, handler: of, data: { handler: name, call } };
  return { messageId: 'validatesTokenVia', at, handler: of, data: { handler: name, call, helper: through } };
}

function guardOf<Anchor>(
  handler: HealthHandler<Anchor>,
  open: readonly HealthHandler<Anchor>[],
  words: HealthWords,
): Finding<Anchor> | undefined {
  if (words.guards === 'off' || handler.forPeople || handler.isOpen || !isSurelyProbe(handler)) return undefined;
  const guard = handler.guards.find((one) => one.scope !== 'global' || words.guards === 'global');
  if (!guard || hasOpenTwin(handler, open)) return undefined;
  return { messageId: 'guardedRoute', at: guard.at, handler: handler.at, data: { route: handler.name, guard: guard.name } };
}

/** Whether a path is a probe's beyond doubt: a router mounted elsewhere can hold the health of anything. */
function isSurelyProbe<Anchor>({ says, standing }: HealthHandler<Anchor>): boolean {
  return says === 'certain' || (says === 'plain' && standing !== 'router');
}

function isOpenToAll<Anchor>({ isOpen, isEntry, guards }: HealthHandler<Anchor>): boolean {
  return isOpen || (guards.length === 0 && isEntry !== true);
}

/** Whether the same question has an answer without a guard: then that is the probe, and the guarded one its private detail. */
function hasOpenTwin<Anchor>(handler: HealthHandler<Anchor>, open: readonly HealthHandler<Anchor>[]): boolean {
  return open.some(
    (other) =>
      other.at !== handler.at &&
      (isSurelyProbe(other) || (other.says === 'plain' && handler.says === 'plain')) &&
      (other.probe === handler.probe || handler.probe === 'health'),
  );
}

/**
 * Compiles the options' patterns.
 * @throws Error that names the option and the pattern that is wrong.
 */
export function wordsFrom(options: Readonly<HealthOptions>): HealthWords {
  const validatorsFrom = new Map<string, readonly string[]>();
  const validatorNames: string[] = [];
  for (const validator of options.validators) {
    if ('from' in validator) validatorsFrom.set(validator.from, [...(validatorsFrom.get(validator.from) ?? []), ...validator.names]);
    else validatorNames.push(validator.name);
  }
  return {
    routes: patterns('routePatterns', options.routePatterns),
    handlers: patterns('handlerNames', options.handlerNames),
    ignoredRoutes: patterns('ignoreRoutes', options.ignoreRoutes),
    validatorNames: patterns('validators', validatorNames),
    validatorsFrom,
    ignoredValidators: patterns('ignoreValidators', options.ignoreValidators),
    guards: options.guards,
    guardNames: patterns('guardNames', options.guardNames),
    publicNames: patterns('publicNames', options.publicNames),
  };
}

function patterns(option: string, sources: readonly string[]): RegExp[] {
  return sources.map((source) => {
    try {
      return new RegExp(source);
    } catch (cause) {
      throw new Error(`flakeproof/no-token-validation-in-health-handler: option '${option}' holds '${source}', which is no regular expression.`, { cause });
    }
  });
}
