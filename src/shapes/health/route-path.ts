import { GENERAL_FILES, HEALTH_NAMES, PROBE_FILES, ROOT_FILES, ROUTER_FOLDERS, SUBJECT_FOLDERS } from '../../catalog/health-frameworks.ts';
import type { File } from '../../core/file.ts';
import { type Text, flat, textOf } from '../../core/text.ts';
import type { Node } from '../../core/tree.ts';
import { HOLE } from './probe-path.ts';

/** The path that an expression gives, holes marked; `undefined` where it is no text or no path. */
export function pathOf(file: File, node: Node): string | undefined {
  const text = textOf(file, node);
  return text && pathFrom(text);
}

function pathFrom(text: Text): string {
  return flat(text, () => HOLE);
}

/** The file's own name, without its folders and its kinds of file: `healthcheck` of `src/healthcheck.routes.ts`. */
function stemOf(file: File): string {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const dot = name.indexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** A file in which every route is a probe. */
export function isProbeFile(file: File): boolean {
  return PROBE_FILES.test(stemOf(file));
}

/** A file named after health, though it may be the medical kind. */
export function isHealthFile(file: File): boolean {
  return HEALTH_NAMES.test(stemOf(file));
}

/** A file that holds the routes of a whole API: `routes/index.ts`, `routes/v1.ts`. */
export function isGeneralFile(file: File): boolean {
  return GENERAL_FILES.test(stemOf(file)) && !isOfSubject(file);
}

/** A file in the folder of one subject. */
export function isOfSubject(file: File): boolean {
  return SUBJECT_FOLDERS.test(file.path);
}

/** A file whose routes are mounted below a path that stands elsewhere, as far as its own path says. */
export function isRouterFile(file: File): boolean {
  return ROUTER_FOLDERS.test(file.path) && !ROOT_FILES.test(stemOf(file));
}
