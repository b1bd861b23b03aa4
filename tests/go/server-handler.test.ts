import { testGo } from './go-tester.ts';

const api = (made: string, start: string, more = ''): string => `package api

import "net/http"

type API struct {
	server *http.Server
}

func New() *API {
	${made}
}

func (a *API) Start() error {
	${start}
	return a.server.ListenAndServe()
}
${more}`;
const MADE = 'return &API{server: &http.Server{Addr: ":80"}}';
const filename = 'pkg/api/api.go';
const bad = (name: string, code: string) => ({
  name,
  filename,
  code,
  errors: [{ message: "'server' is constructed without a handler, which is only attached in Start(). Until then it serves the default mux, and what stops or tests the server before Start() meets another one. Attach it in the constructor." }],
});

testGo('require-server-handler', {
  invalid: [
    bad('assigned in Start, as the post-mortem had it', api(MADE, 'a.server.Handler = routes()')),
    bad('through a variable of the constructor', api('srv := &http.Server{Addr: ":80"}\n\treturn &API{server: srv}', 'a.server.Handler = routes()')),
    bad('a field assigned in the constructor', api('a := &API{}\n\ta.server = &http.Server{}\n\treturn a', 'a.server.Handler = routes()')),
  ],
  valid: [
    { name: 'given in the constructor', filename, code: api('return &API{server: &http.Server{Handler: routes()}}', 'log()') },
    { name: 'assigned in the constructor', filename, code: api('a := &API{server: &http.Server{}}\n\ta.server.Handler = routes()\n\treturn a', 'a.server.Handler = wrapped(a.server.Handler)') },
    { name: 'assigned by a method that the constructor calls', filename, code: api('a := &API{server: &http.Server{}}\n\ta.wire()\n\treturn a', 'log()', '\nfunc (a *API) wire() {\n\ta.server.Handler = routes()\n}\n') },
    { name: 'the constructor hands it on', filename, code: api('a := &API{server: &http.Server{}}\n\tconfigure(a.server)\n\treturn a', 'a.server.Handler = routes()') },
    { name: 'nothing assigns it: the default mux may be meant', filename, code: api(MADE, 'log()') },
    { name: 'made and assigned in the same method', filename, code: api('return &API{}', 'a.server = &http.Server{}\n\ta.server.Handler = routes()') },
  ],
});
