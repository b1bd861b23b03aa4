import { BARE_GUARD_NAMES, GUARD_NAMES } from '../../catalog/guards.ts';

// Names as texts: no tree here, so that the front ends of other languages read them alike.

/** Whether one of the phrases that something is called by names a guard; some names do only where it is given nothing. */
export function namesGuard(phrases: readonly string[], isGivenNothing: boolean): boolean {
  const isNamedBy = (rows: readonly { readonly name: RegExp }[]) => phrases.some((phrase) => rows.some((row) => row.name.test(phrase)));
  return isNamedBy(GUARD_NAMES) || (isGivenNothing && isNamedBy(BARE_GUARD_NAMES));
}
