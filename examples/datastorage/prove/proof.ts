/** A mistake that fails in its post-mortem's way, and its repair that holds. */
export interface Proof {
  readonly rule: string;
  before(say: (line: string) => void): Promise<void>;
  after(say: (line: string) => void): Promise<void>;
}

/** Does something ten times in a row and adds up what came of it. */
export async function tenTimes(once: () => Promise<number>): Promise<number> {
  let sum = 0;
  for (let time = 0; time < 10; time++) sum += await once();
  return sum;
}
