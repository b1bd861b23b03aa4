/** The settings that all rules share, under `settings.flakeproof`. */
export interface FlakeproofSettings {
  /**
   * The user's own modules and the known modules whose names they re-export: `{ './fixtures': '@playwright/test' }`. A relative
   * name stands for the same file from every folder.
   */
  modules?: Readonly<Record<string, string>>;
  /** `per-worker`: each test worker has a store of its own, so tests cannot meet in it. `shared` (the default): they can. */
  isolation?: 'shared' | 'per-worker';
}

const read = new WeakMap<object, Required<FlakeproofSettings>>();
const DEFAULTS: Required<FlakeproofSettings> = { modules: {}, isolation: 'shared' };

/**
 * Reads and checks `settings.flakeproof`.
 * @throws Error that names the key that is wrong and what would be right.
 */
export function settingsOf(settings: Readonly<Record<string, unknown>>): Required<FlakeproofSettings> {
  const given = settings['flakeproof'];
  if (given === undefined) return DEFAULTS;
  if (!isRecord(given)) throw wrong('must be an object', given);
  const known = read.get(given);
  if (known) return known;
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(DEFAULTS, key)) throw wrong(`has no key '${key}'. Known keys: ${Object.keys(DEFAULTS).join(', ')}`);
  }
  const { modules = DEFAULTS.modules, isolation = DEFAULTS.isolation } = given;
  if (!isRecord(modules)) throw wrong("'.modules' must be an object of module names", modules);
  for (const [name, target] of Object.entries(modules)) {
    if (typeof target !== 'string') throw wrong(`'.modules["${name}"]' must be the name of a module`, target);
  }
  if (isolation !== 'shared' && isolation !== 'per-worker') throw wrong("'.isolation' must be 'shared' or 'per-worker'", isolation);
  const settled: Required<FlakeproofSettings> = { modules: modules as Record<string, string>, isolation };
  read.set(given, settled);
  return settled;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(what: string, value?: unknown): Error {
  const given = value === undefined ? '' : `, but is ${JSON.stringify(value)}`;
  return new Error(`eslint-plugin-flakeproof: 'settings.flakeproof' ${what}${given}.`.replace("flakeproof' '.", 'flakeproof.'));
}
