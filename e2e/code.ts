/** A server that never answers, as JavaScript and as TypeScript, and one that does. */
export const BAD_JS = `import http from 'node:http';

http.createServer().listen(3000);
`;

export const BAD_TS = `import http from 'node:http';

const port: number = Number(process.env['PORT'] ?? 3000);
http.createServer().listen(port);
`;

export const GOOD_JS = `import http from 'node:http';

http.createServer((_request, response) => response.end('ok')).listen(3000);
`;

export const RULE = 'flakeproof/require-server-handler';

/** How the rule's message starts, whatever else it says. */
export const MESSAGE = "This http server has no 'request' listener";

/** The flat configuration that the README gives. */
export const CONFIG = `import flakeproof from 'eslint-plugin-flakeproof';

export default [flakeproof.configs.recommended];
`;

/** The same with the TypeScript parser. */
export const CONFIG_TS = `import parser from '@typescript-eslint/parser';
import flakeproof from 'eslint-plugin-flakeproof';

export default [{ files: ['**/*.ts'], languageOptions: { parser } }, flakeproof.configs.recommended];
`;
