import { readFileSync } from 'node:fs';
import path from 'node:path';

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

/** What `CONFIG_TS` needs besides ESLint. */
export const TYPESCRIPT = ['typescript-eslint', '@typescript-eslint/parser', 'typescript'];

/** A poll of Go that other tests can keep from matching, and one that they cannot. */
export const BAD_GO = `package orders_test

var _ = It("stores", func() {
	orderID := uuid.NewString()
	place(orderID)
	Eventually(func() (int, error) {
		orders, err := store.ListOrders(ctx)
		return len(orders), err
	}).Should(Equal(2))
})
`;

export const GOOD_GO = BAD_GO.replace('ListOrders(ctx)', 'ListOrders(ctx, orderID)');

export const GO_RULE = 'flakeproof/no-unscoped-eventual-count';

const DOCS = path.join(import.meta.dirname, '../docs');

/** A file as a page of docs gives it to be copied. */
export function documented(file: string, page = 'integrations.md'): string {
  const block = readFileSync(path.join(DOCS, page), 'utf8').split(/^```/m).find((text) => text.split('\n', 1)[0]?.endsWith(` file="${file}"`));
  if (block === undefined) throw new Error(`docs/${page} has no block for ${file}`);
  return block.slice(block.indexOf('\n') + 1);
}

/** The configuration of docs/integrations.md, with the TypeScript parser. */
export const CONFIG_TS = documented('eslint.config.js');
