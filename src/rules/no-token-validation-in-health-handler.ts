import type { JSONSchema, TSESLint } from '@typescript-eslint/utils';
import type { Node } from '../core/tree.ts';
import { type Rule, createRule } from '../create-rule.ts';
import { routesAt } from '../shapes/health/health-routes.ts';
import { mayHoldHandlers } from '../shapes/health/health-words.ts';
import { guardRemoval, validationRemoval } from '../shapes/health/removal.ts';
import { type Route, handlersFrom } from '../shapes/health/route.ts';
import { type Finding, type HealthOptions, findingsIn, wordsFrom } from '../verdicts/no-token-validation-in-health-handler.ts';

type MessageId = 'validatesToken' | 'validatesTokenVia' | 'guardedRoute' | 'removeGuard' | 'removeValidation';

const patterns = (description: string): JSONSchema.JSONSchema4 => ({ type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true, description });

const DEFAULTS: HealthOptions = {
  ...{ routePatterns: [], handlerNames: [], ignoreRoutes: [], validators: [], ignoreValidators: [] },
  ...{ guards: 'route', guardNames: [], publicNames: [] },
};

/** Health handlers that validate a token, or stand behind a guard that does. */
const rule: Rule<HealthOptions, MessageId> = createRule<HealthOptions, MessageId>({
  name: 'no-token-validation-in-health-handler',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow validating tokens in health, liveness and readiness handlers, and guards before them',
      presets: { recommended: {}, strict: { guards: 'global' } },
    },
    hasSuggestions: true,
    messages: {
      validatesToken:
        'Health handler {{handler}} calls {{call}}, which validates a token. The probe then fails whenever auth does, and takes every instance out of service with it. Only check that auth is configured; validate tokens per request in the auth middleware.',
      validatesTokenVia:
        'Health handler {{handler}} calls {{call}} through {{helper}}, which validates a token. The probe then fails whenever auth does, and takes every instance out of service with it. Only check that auth is configured; validate tokens per request in the auth middleware.',
      guardedRoute:
        'Health route {{route}} is behind {{guard}}. A probe or load balancer that sends no credentials gets 401 and marks the instance dead. Serve it without auth, and put private detail on another route.',
      removeGuard: "Remove '{{guard}}' (makes {{route}} public: check that it exposes no detail)",
      removeValidation: "Remove '{{call}}' from the health handler (auth is then no longer asked)",
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          routePatterns: patterns('Regular expressions on the whole path: more paths that are probes.'),
          handlerNames: patterns('Regular expressions on names: more functions that answer probes.'),
          ignoreRoutes: patterns('Regular expressions on the path or handler name: what is left alone.'),
          validators: {
            type: 'array',
            description: 'More functions that validate a token: by a regular expression on the name, or by module and names.',
            items: {
              oneOf: [
                { type: 'object', additionalProperties: false, required: ['name'], properties: { name: { type: 'string', minLength: 1 } } },
                {
                  type: 'object',
                  additionalProperties: false,
                  required: ['from', 'names'],
                  properties: { from: { type: 'string', minLength: 1 }, names: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 } },
                },
              ],
            },
          },
          ignoreValidators: patterns('Regular expressions on the callee’s text: calls that are no validation.'),
          guards: {
            type: 'string',
            enum: ['off', 'route', 'global'],
            description: 'Which guards count: none, those that surely stand before the probe, or also those before all routes that another file holds.',
          },
          guardNames: patterns('Regular expressions on names: more guards that turn away callers without credentials.'),
          publicNames: patterns('Regular expressions on names: guards and decorators that let everybody in.'),
        },
      },
    ],
    defaultOptions: [DEFAULTS],
  },
  words: mayHoldHandlers,
  create({ file, options, report }): TSESLint.RuleListener {
    const words = wordsFrom(options);
    const routes: Route[] = [];
    const collect = (node: Node) => void routes.push(...routesAt(file, node, words));
    return {
      Program: collect,
      CallExpression: collect,
      NewExpression: collect,
      ObjectExpression: collect,
      Property: collect,
      IfStatement: collect,
      ConditionalExpression: collect,
      LogicalExpression: collect,
      SwitchCase: collect,
      ClassDeclaration: collect,
      ClassExpression: collect,
      FunctionDeclaration: collect,
      FunctionExpression: collect,
      ArrowFunctionExpression: collect,
      'Program:exit'() {
        for (const finding of findingsIn(handlersFrom(file, routes, words), words)) {
          const { at: node, messageId, data } = finding;
          report({ node, messageId, data, suggest: suggestionsFor(finding) });
        }
      },
    };

    function suggestionsFor(finding: Finding<Node>): TSESLint.ReportSuggestionArray<MessageId> {
      const isGuard = finding.messageId === 'guardedRoute';
      const range = isGuard ? guardRemoval(file, finding.at) : finding.messageId === 'validatesToken' && validationRemoval(file, finding.at, finding.handler);
      if (!range) return [];
      return [{ messageId: isGuard ? 'removeGuard' : 'removeValidation', data: finding.data, fix: (fixer) => fixer.removeRange([...range]) }];
    }
  },
});

export default rule;
