/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  ignoreConfig: ['legacy-recommended', 'legacy-strict'],
  configEmoji: [
    ['recommended', '✅'],
    ['strict', '🔒'],
  ],
  ruleDocSectionInclude: ['Incorrect', 'Correct', 'Options', 'What it cannot see', 'When not to use it'],
  ruleDocTitleFormat: 'name',
  ruleListColumns: ['name', 'description', 'configsError', 'hasSuggestions'],
};
