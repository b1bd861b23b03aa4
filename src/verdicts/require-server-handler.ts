/** The rule's options, as a user gives them. */
export interface ServerOptions {
  /** The servers that must have a handler: `http`, `https`, `http2`, `net`, `tls`, `ws`, or modules of the user's own. */
  modules: readonly (string | ServerModule)[];
  /** Whether a handler that only a method of the server's owner attaches is reported. */
  deferred: 'report' | 'ignore';
  /** Whether a server that answers nothing but upgrades is allowed outside tests and examples. */
  upgradeOnly: 'allow' | 'report';
  /** Where a handler may be attached: `anywhere` in the file, or, outside tests and examples, only by the code that constructs the server. */
  attach: 'anywhere' | 'construction';
}

/** A module of the user's own that constructs servers. */
export interface ServerModule {
  /** As the code imports it. */
  readonly name: string;
  /** The functions and classes that construct a server. Default: `createServer`, `createSecureServer`, `Server`. */
  readonly members?: readonly string[];
  /** The events whose listener is a handler, the usual one first. Default: `request`. */
  readonly events?: readonly string[];
}

/** One server that a file constructs, and what the file does with it. */
export interface ServerConstruction<Anchor> {
  readonly construction: Anchor;
  readonly module: string;
  /** As the code writes it: `http.createServer`, `new http.Server`. */
  readonly callee: string;
  /** The event that a handler listens to. */
  readonly event: string;
  /** What its arguments say. `unknown`: one of them may be a handler. */
  readonly handler: 'given' | 'absent' | 'unknown' | NotAHandler<Anchor>;
  readonly attachments: readonly Attachment<Anchor>[];
  /** Who else gets the server: code that may attach a handler, or only code that answers upgrades. */
  readonly givenTo: 'nobody' | 'upgrades' | 'others';
  readonly listens: boolean;
  /** The code that makes it listen also closes it: it looks for a free port, or holds one. */
  readonly isProbe: boolean;
  /** What holds the server, as the code names it: `#http` of a class, or a variable. */
  readonly holder: string;
  /** Whether the file holds tests or is an example, where a server often answers just what is asked there. */
  readonly isTrial: boolean;
  /** Whether `holder` is a member of a class that constructs the server with each instance. */
  readonly inClass: boolean;
  /** What it does without a handler; `hangs` where nothing is said. `default`: it serves what the program registered elsewhere. */
  readonly unhandled?: 'hangs' | 'default';
}

/** Something that looks like a handler, but that Node takes for the options. */
export interface NotAHandler<Anchor> {
  readonly at: Anchor;
  readonly name: string;
  /** What to pass instead. */
  readonly pass: string;
}

/** A listener that the file attaches to the server. */
export interface Attachment<Anchor> {
  readonly at: Anchor;
  /** `takesOver`: of whole connections; most such listeners only count them. */
  readonly kind: 'answers' | 'takesOver' | 'upgrades';
  /**
   * `construction`: by the code that constructs the server. `method`: only by a method of the object that holds the server, which was
   * constructed before. `later`: by other code.
   */
  readonly when: 'construction' | 'method' | 'later';
  /** The function that attaches it, in words: `start()`. */
  readonly by: string;
  /** An `await` stands between `listen()` on a port that others know and this. */
  readonly isLate: boolean;
}

/** What is wrong with a server, and where to say so. */
export interface ServerVerdict<Anchor> {
  readonly messageId: 'missingHandler' | 'deferredHandler' | 'lateHandler' | 'notAHandler';
  readonly data: Readonly<Record<string, string>>;
  readonly at: Anchor;
}

/** Decides on one server. */
export function judgeServer<Anchor>(server: ServerConstruction<Anchor>, options: ServerOptions): ServerVerdict<Anchor> | undefined {
  if (server.handler === 'given' || server.handler === 'unknown') return undefined;
  if (server.handler !== 'absent') return judgeWrong(server, server.handler, options);
  const attachments = server.attachments.filter((one) => one.kind !== 'upgrades' || mayOnlyUpgrade(server, options));
  return attachments.length > 0 ? judgeAttached(server, attachments, options) : judgeBare(server, options);
}

/** A server that was given something for a handler that is none. */
function judgeWrong<Anchor>(
  server: ServerConstruction<Anchor>,
  { at, name, pass }: NotAHandler<Anchor>,
  options: ServerOptions,
): ServerVerdict<Anchor> | undefined {
  if (!isWanted(server, options) || server.attachments.some((one) => one.kind === 'answers')) return undefined;
  return { messageId: 'notAHandler', data: { name, fix: pass }, at };
}

/** A server to which this file attaches nothing. */
function judgeBare<Anchor>(server: ServerConstruction<Anchor>, options: ServerOptions): ServerVerdict<Anchor> | undefined {
  if (!isWanted(server, options)) return undefined;
  const mayGetOne = server.givenTo === 'others' || (server.givenTo === 'upgrades' && mayOnlyUpgrade(server, options));
  if (!server.listens || server.isProbe || mayGetOne) return undefined;
  const { module, event, callee } = server;
  return { messageId: 'missingHandler', data: { module, event, callee }, at: server.construction };
}

/** A server with listeners: when do they come? */
function judgeAttached<Anchor>(
  server: ServerConstruction<Anchor>,
  attachments: readonly Attachment<Anchor>[],
  options: ServerOptions,
): ServerVerdict<Anchor> | undefined {
  const handlers = handlersAmong(attachments);
  const [first] = handlers;
  if (!first) return undefined;
  const isDeferred =
    handlers.every((one) => one.when === 'method') ||
    (options.attach === 'construction' && !server.isTrial && handlers.every((one) => one.when !== 'construction'));
  if (isDeferred && options.deferred === 'report') {
    const where = server.inClass ? 'in the constructor' : 'where it is constructed';
    return { messageId: 'deferredHandler', data: { member: server.holder, method: first.by, where, until: untilThen(server, first.by) }, at: server.construction };
  }
  if (!isWanted(server, options) || !handlers.every((one) => one.isLate)) return undefined;
  return { messageId: 'lateHandler', data: {}, at: first.at };
}

/** What it is to everyone who meets the server before its handler. */
function untilThen<Anchor>({ unhandled = 'hangs' }: ServerConstruction<Anchor>, method: string): string {
  if (unhandled === 'hangs') return `Until then every request hangs, and calling ${method} twice attaches it twice.`;
  return `Until then it serves the default mux, and what stops or tests the server before ${method} meets another one.`;
}

function mayOnlyUpgrade<Anchor>(server: ServerConstruction<Anchor>, options: ServerOptions): boolean {
  return options.upgradeOnly === 'allow' || server.isTrial;
}

function isWanted<Anchor>(server: ServerConstruction<Anchor>, options: ServerOptions): boolean {
  return options.modules.some((module) => (typeof module === 'string' ? module : module.name) === server.module);
}

/** The listeners that answer what the server is there for; where there is none, those that may do so. */
function handlersAmong<Anchor>(attachments: readonly Attachment<Anchor>[]): readonly Attachment<Anchor>[] {
  for (const kind of ['answers', 'takesOver', 'upgrades'] as const) {
    const found = attachments.filter((one) => one.kind === kind);
    if (found.length > 0) return found;
  }
  return [];
}
