/** A way to get a value that no other test has. */
export interface FreshValueRow {
  /** The origin of the call or member (`module#way`), without the call's `()`. */
  readonly origin: string;
  /** `fresh`: generated anew. `identity`: of this worker, process or running test. `created`: made for this test. */
  readonly why: 'fresh' | 'identity' | 'created';
  readonly example: string;
}


/** Generators and identities that are known by where they come from. Everything that starts with the way counts: `faker.string.uuid`. */
export const FRESH_VALUES: readonly FreshValueRow[] = [
  { origin: 'crypto#randomUUID', why: 'fresh', example: "import { randomUUID } from 'node:crypto';\nexport const value = randomUUID();\n" },
  { origin: 'crypto#randomBytes', why: 'fresh', example: "import { randomBytes } from 'node:crypto';\nexport const value = randomBytes(8).toString('hex');\n" },
  { origin: 'crypto#randomInt', why: 'fresh', example: "import { randomInt } from 'node:crypto';\nexport const value = randomInt(1e9);\n" },
  { origin: 'globalThis#crypto.randomUUID', why: 'fresh', example: 'export const value = crypto.randomUUID();\n' },
  { origin: 'globalThis#crypto.getRandomValues', why: 'fresh', example: 'export const value = crypto.getRandomValues(new Uint8Array(8));\n' },
  { origin: 'globalThis#Date.now', why: 'fresh', example: 'export const value = Date.now();\n' },
  { origin: 'globalThis#performance.now', why: 'fresh', example: 'export const value = performance.now();\n' },
  { origin: 'globalThis#Math.random', why: 'fresh', example: 'export const value = Math.random();\n' },
  { origin: 'globalThis#process.hrtime', why: 'fresh', example: 'export const value = process.hrtime.bigint();\n' },
  { origin: 'globalThis#Bun.randomUUIDv7', why: 'fresh', example: 'export const value = Bun.randomUUIDv7();\n' },
  { origin: 'uuid#', why: 'fresh', example: "import { v4 } from 'uuid';\nexport const value = v4();\n" },
  { origin: 'uuidv7#', why: 'fresh', example: "import { uuidv7 } from 'uuidv7';\nexport const value = uuidv7();\n" },
  { origin: 'nanoid#', why: 'fresh', example: "import { nanoid } from 'nanoid';\nexport const value = nanoid();\n" },
  { origin: 'ulid#', why: 'fresh', example: "import { ulid } from 'ulid';\nexport const value = ulid();\n" },
  { origin: 'ulidx#', why: 'fresh', example: "import { ulid } from 'ulidx';\nexport const value = ulid();\n" },
  { origin: 'cuid#', why: 'fresh', example: "import cuid from 'cuid';\nexport const value = cuid();\n" },
  { origin: '@paralleldrive/cuid2#', why: 'fresh', example: "import { createId } from '@paralleldrive/cuid2';\nexport const value = createId();\n" },
  { origin: 'ksuid#', why: 'fresh', example: "import KSUID from 'ksuid';\nexport const value = KSUID.randomSync().string;\n" },
  { origin: 'typeid-js#', why: 'fresh', example: "import { typeid } from 'typeid-js';\nexport const value = typeid('user');\n" },
  { origin: 'hyperid#', why: 'fresh', example: "import hyperid from 'hyperid';\nconst next = hyperid();\nexport const value = next();\n" },
  { origin: 'shortid#', why: 'fresh', example: "import shortid from 'shortid';\nexport const value = shortid.generate();\n" },
  { origin: 'short-uuid#', why: 'fresh', example: "import short from 'short-uuid';\nexport const value = short.generate();\n" },
  { origin: '@faker-js/faker#', why: 'fresh', example: "import { faker } from '@faker-js/faker';\nexport const value = faker.internet.email();\n" },
  { origin: 'faker#', why: 'fresh', example: "import faker from 'faker';\nexport const value = faker.datatype.uuid();\n" },
  { origin: 'chance#', why: 'fresh', example: "import Chance from 'chance';\nconst chance = new Chance();\nexport const value = chance.email();\n" },
  { origin: 'casual#', why: 'fresh', example: "import casual from 'casual';\nexport const value = casual.email;\n" },
  { origin: '@ngneat/falso#', why: 'fresh', example: "import { randEmail } from '@ngneat/falso';\nexport const value = randEmail();\n" },
  { origin: 'mongodb#ObjectId', why: 'fresh', example: "import { ObjectId } from 'mongodb';\nexport const value = new ObjectId();\n" },
  { origin: 'bson#ObjectId', why: 'fresh', example: "import { ObjectId } from 'bson';\nexport const value = new ObjectId();\n" },
  { origin: 'mongoose#Types.ObjectId', why: 'fresh', example: "import mongoose from 'mongoose';\nexport const value = new mongoose.Types.ObjectId();\n" },
  { origin: 'ethers#Wallet.createRandom', why: 'fresh', example: "import { Wallet } from 'ethers';\nexport const value = Wallet.createRandom();\n" },
  { origin: 'fs#mkdtemp', why: 'fresh', example: "import { mkdtemp } from 'node:fs/promises';\nexport const value = await mkdtemp('/tmp/a-');\n" },
  { origin: 'fs#mkdtempSync', why: 'fresh', example: "import { mkdtempSync } from 'node:fs';\nexport const value = mkdtempSync('/tmp/a-');\n" },
  { origin: 'fs#promises.mkdtemp', why: 'fresh', example: "import fs from 'node:fs';\nexport const value = await fs.promises.mkdtemp('/tmp/a-');\n" },
  { origin: 'fs/promises#mkdtemp', why: 'fresh', example: "import fs from 'node:fs/promises';\nexport const value = await fs.mkdtemp('/tmp/a-');\n" },
  { origin: 'tmp#', why: 'fresh', example: "import tmp from 'tmp';\nexport const value = tmp.dirSync().name;\n" },
  { origin: 'tmp-promise#', why: 'fresh', example: "import { dir } from 'tmp-promise';\nexport const value = await dir();\n" },
  { origin: 'tempy#', why: 'fresh', example: "import { temporaryDirectory } from 'tempy';\nexport const value = temporaryDirectory();\n" },
  { origin: 'tempfile#', why: 'fresh', example: "import tempfile from 'tempfile';\nexport const value = tempfile();\n" },
  { origin: 'get-port#', why: 'fresh', example: "import getPort from 'get-port';\nexport const value = await getPort();\n" },
  { origin: 'globalThis#process.pid', why: 'identity', example: 'export const value = process.pid;\n' },
  { origin: 'process#pid', why: 'identity', example: "import process from 'node:process';\nexport const value = process.pid;\n" },
  { origin: 'worker_threads#threadId', why: 'identity', example: "import { threadId } from 'node:worker_threads';\nexport const value = threadId;\n" },
  { origin: 'vitest#expect.getState', why: 'identity', example: "import { expect } from 'vitest';\nexport const value = expect.getState().currentTestName;\n" },
  { origin: '@jest/globals#expect.getState', why: 'identity', example: "import { expect } from '@jest/globals';\nexport const value = expect.getState().testPath;\n" },
  { origin: 'globalThis#expect.getState', why: 'identity', example: 'export const value = expect.getState().currentTestName;\n' },
  { origin: '@playwright/test#test.info', why: 'identity', example: "import { test } from '@playwright/test';\nexport const value = () => test.info().testId;\n" },
];

/** The environment variables in which runners tell the worker, or the run, apart. */
export const IDENTITY_VARIABLES =
  /^(?:VITEST_(?:POOL|WORKER)_ID|JEST_WORKER_ID|TEST_(?:PARALLEL|WORKER)_INDEX|MOCHA_WORKER_ID|NX_TASK_HASH|AVA_WORKER_ID|CYPRESS_THREAD)$|(?:^|_)(?:RUN|JOB|BUILD|WORKER|SHARD|POOL|PIPELINE)_(?:ID|INDEX|NUMBER|ATTEMPT|UUID)$/;

/** Members that name the running test or its worker, on what the runner passes: `testInfo.workerIndex`, `task.id`, `t.title`. */
export const IDENTITY_MEMBERS: readonly string[] = [
  ...['workerIndex', 'parallelIndex', 'testId', 'titlePath', 'currentTestName', 'currentTest', 'currentSpec', 'outputDir', 'outputPath'],
];

/** Names of a runner's parameter that stands for the running test. */
export const IDENTITY_PARAMETERS: readonly string[] = ['testInfo', 'workerInfo', 'task'];

/**
 * Words of a function's name that say that each call answers with another value; a name is split into its words first, so
 * `makeUniqueEmail`, `unique_email` and `UniqueEmail` agree. A member call counts by its last name.
 */
export const FRESH_WORDS: readonly string[] = [
  ...['uuid', 'uuidv4', 'uuidv7', 'uuid4', 'uid', 'guid', 'nanoid', 'ulid', 'cuid', 'cuid2', 'ksuid', 'tsid', 'snowflake'],
  ...['unique', 'uniq', 'uniqid', 'random', 'rand', 'rnd', 'randomized', 'randomised', 'faker', 'chance', 'nonce', 'entropy'],
  ...['mkdtemp', 'hrtime', 'now', 'timestamp', 'fresh'],
];

/** Whole names of functions that make an id or a place without saying that it is new: `newId()`, `generateRunId()`, `makeTempDir()`. */
export const FRESH_NAMES =
  /^(?:new|gen|generate|make|create|build)\w*(?:I[dD]s?|Slug|Suffix|Scope|Marker|Address|Wallet|PrivateKey|KeyPair)$|^(?:make|create|get|new|with|setup)\w*Te?mp(?:orary)?(?:Dir|Directory|Folder|File|Path)?$/;

/** Verbs of a call that makes something: what a test gets back from it is its own. */
export const CREATING_VERBS: readonly string[] = [
  ...['create', 'insert', 'add', 'seed', 'save', 'register', 'signup', 'schedule', 'enqueue', 'upload', 'start', 'launch', 'spawn'],
  ...['send', 'publish', 'post', 'make', 'build', 'setup', 'provision', 'deploy', 'generate', 'new', 'place', 'submit', 'trigger'],
];
