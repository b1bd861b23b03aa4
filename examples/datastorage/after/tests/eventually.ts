import { expect } from 'vitest';

/** Reads again and again until the matcher is content. */
export const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 5000, interval: 50 });
