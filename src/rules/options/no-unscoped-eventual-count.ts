import type { JSONSchema } from '@typescript-eslint/utils';

const names = (description: string): JSONSchema.JSONSchema4 => ({ type: 'array', items: { type: 'string' }, description });

/** The options of `no-unscoped-eventual-count`. */
export const schema: JSONSchema.JSONSchema4ObjectSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    pollFunctions: {
      type: 'array',
      description: 'Polling functions of your own, by name or with where their callback, predicate or expected number stands.',
      items: {
        anyOf: [
          { type: 'string' },
          {
            type: 'object',
            additionalProperties: false,
            required: ['name'],
            properties: {
              name: { type: 'string', description: 'The name of the function or method.' },
              from: { type: 'string', description: 'The module that it comes from.' },
              callback: { type: 'integer', minimum: 0, description: 'The position of the function that is run again and again.' },
              predicate: {
                description: 'The position, or the name in the options object, of the function that judges what was read.',
                anyOf: [{ type: 'integer', minimum: 0 }, { type: 'string' }],
              },
              expected: { type: 'integer', minimum: 0, description: 'The position of the expected number, for helpers such as `awaitRows(2)`.' },
            },
          },
        ],
      },
    },
    ignorePollFunctions: names('Names that look like polls and are none.'),
    sharedReads: names('Globs over the text of a callee whose store other tests reach as well: `harness.*`.'),
    ownedReads: names("Globs over the text of a callee whose store is the test's or the file's own."),
    scopeNames: names('Regular expressions over names of imports and constants that set a test apart.'),
    uniqueGenerators: names('Names of functions that answer with another value at each call.'),
    isolationModules: names("Modules whose stores are the file's own; `*` at the end stands for any rest."),
    trustResetHooks: { type: 'boolean', description: 'Whether a hook that cleans the store makes a total safe, where the test has no id of its own.' },
    literalIdentityFilters: {
      type: 'string',
      enum: ['allow', 'report'],
      description: 'Whether a filter by a literal name or id scopes a read, where the same test writes that literal elsewhere.',
    },
    checkEmpty: { type: 'boolean', description: 'Whether polls that wait for nothing to be left are checked.' },
    checkLoops: { type: 'boolean', description: 'Whether hand-written loops that wait are checked.' },
    checkOneShot: { type: 'boolean', description: 'Whether counts that are read once, without a poll, are checked.' },
  },
};
