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
const bad = (name: string, code: string, holder = 'server') => ({
  name,
  filename,
  code,
  errors: [{ message: `'${holder}' is constructed without a handler, which is only attached in Start(). Until then it serves the default mux, and what stops or tests the server before Start() meets another one. Attach it in the constructor.` }],
});

testGo('require-server-handler', {
  invalid: [
    bad('assigned in Start, as the post-mortem had it', api(MADE, 'a.server.Handler = routes()')),
    bad('promoted from an embedded server', api('return &API{Server: &http.Server{Addr: ":80"}}', 'a.Handler = routes()').replace('server *http.Server', '*http.Server'), 'Server'),
    bad('made with new', api('return &API{server: new(http.Server)}', 'a.server.Handler = routes()')),
    bad('a field that holds the server itself', api('return &API{server: http.Server{Addr: ":80"}}', 'a.server.Handler = routes()').replace('*http.Server\n}', 'http.Server\n}')),
    bad('through a variable of the constructor', api('srv := &http.Server{Addr: ":80"}\n\treturn &API{server: srv}', 'a.server.Handler = routes()')),
    bad('a field assigned in the constructor', api('a := &API{}\n\ta.server = &http.Server{}\n\treturn a', 'a.server.Handler = routes()')),
    bad('an element of a literal without names', api('return &API{http.Server{Addr: ":80"}}', 'a.server.Handler = routes()').replace('*http.Server\n}', 'http.Server\n}')),
    bad('a variable by its address', api('srv := http.Server{Addr: ":80"}\n\treturn &API{&srv, log}', 'a.server.Handler = routes()').replace('*http.Server\n}', '*http.Server\n\tlog    Logger\n}')),
  ],
  valid: [
    { name: 'a variable in another element', filename, code: api('srv := http.Server{Addr: ":80"}\n\treturn &API{nil, &srv}', 'a.server.Handler = routes()').replace('*http.Server\n}', '*http.Server\n\tbackup *http.Server\n}') },
    { name: 'elements of a type of elsewhere', filename, code: api('return &other.API{&http.Server{}}', 'a.server.Handler = routes()') },
    { name: 'given in the constructor', filename, code: api('return &API{server: &http.Server{Handler: routes()}}', 'log()') },
    { name: 'assigned in the constructor', filename, code: api('a := &API{server: &http.Server{}}\n\ta.server.Handler = routes()\n\treturn a', 'a.server.Handler = wrapped(a.server.Handler)') },
    { name: 'assigned by a method that the constructor calls', filename, code: api('a := &API{server: &http.Server{}}\n\ta.wire()\n\treturn a', 'log()', '\nfunc (a *API) wire() {\n\ta.server.Handler = routes()\n}\n') },
    { name: 'an option of the constructor', filename, code: api('a := &API{server: &http.Server{}}\n\tfor _, option := range options {\n\t\toption(a)\n\t}\n\treturn a', 'log()', '\nfunc WithHandler(h http.Handler) Option {\n\treturn func(a *API) { a.server.Handler = h }\n}\n') },
    { name: 'a field of the type itself, beside an embedded server', filename, code: api('return &API{Server: &http.Server{}}', 'a.Handler = routes()').replace('server *http.Server', '*http.Server\n\tHandler http.Handler') },
    { name: 'the constructor hands it on', filename, code: api('a := &API{server: &http.Server{}}\n\tconfigure(a.server)\n\treturn a', 'a.server.Handler = routes()') },
    { name: 'nothing assigns it: the default mux may be meant', filename, code: api(MADE, 'log()') },
    { name: 'made and assigned in the same method', filename, code: api('return &API{}', 'a.server = &http.Server{}\n\ta.server.Handler = routes()') },
  ],
});
