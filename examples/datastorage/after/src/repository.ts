import type { Pool } from 'pg';

/** What a workflow is found by, for example `{ component: 'pod', severity: 'critical' }`. */
export type Labels = Record<string, string>;

/** A remedy in the catalogue. */
export interface Workflow {
  name: string;
  labels: Labels;
  priority: number;
}

/** A Kubernetes resource that a workflow has run on. */
export interface ResourceReference {
  name: string;
  kind: string;
  workflow: string;
}

/** The catalogue in Postgres. */
export class WorkflowRepository {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async migrate(): Promise<void> {
    // One instance migrates at a time, the others wait for the lock.
    await this.#pool.query(`
      SELECT pg_advisory_xact_lock(7301);
      CREATE TABLE IF NOT EXISTS workflows (name text PRIMARY KEY, labels jsonb NOT NULL, priority int NOT NULL);
      CREATE TABLE IF NOT EXISTS resource_references (name text PRIMARY KEY, kind text NOT NULL, workflow text NOT NULL);
    `);
  }

  async ping(): Promise<void> {
    await this.#pool.query('SELECT 1');
  }

  async createWorkflow({ name, labels, priority }: Workflow): Promise<void> {
    await this.#pool.query('INSERT INTO workflows (name, labels, priority) VALUES ($1, $2, $3)', [name, labels, priority]);
  }

  async searchWorkflows(labels: Labels): Promise<Workflow[]> {
    const found = await this.#pool.query<Workflow>(
      'SELECT name, labels, priority FROM workflows WHERE labels @> $1 ORDER BY priority DESC, name',
      [labels],
    );
    return found.rows;
  }

  async countWorkflows(labels: Labels): Promise<number> {
    const counted = await this.#pool.query<{ total: number }>(
      'SELECT count(*)::int AS total FROM workflows WHERE labels @> $1',
      [labels],
    );
    return counted.rows[0]?.total ?? 0;
  }

  async addReference({ name, kind, workflow }: ResourceReference): Promise<void> {
    await this.#pool.query('INSERT INTO resource_references (name, kind, workflow) VALUES ($1, $2, $3)', [name, kind, workflow]);
  }

  async findReference(name: string): Promise<ResourceReference | undefined> {
    const found = await this.#pool.query<ResourceReference>(
      'SELECT name, kind, workflow FROM resource_references WHERE name = $1',
      [name],
    );
    return found.rows[0];
  }
}
