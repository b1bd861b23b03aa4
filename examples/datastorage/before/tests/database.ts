import { Pool } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { WorkflowRepository } from '../src/repository.ts';

/** The database that all test files share. */
export const pool = new Pool({ connectionString: process.env.DATABASE_URL });
export const repo = new WorkflowRepository(pool);

beforeAll(() => repo.migrate());
afterAll(() => pool.end());
