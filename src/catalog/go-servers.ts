/** Types whose values are servers, and the field that holds their handler. */
export interface GoServerRow {
  readonly origin: string;
  /** As the rule's option `modules` names it. */
  readonly module: 'http';
  readonly field: string;
  readonly example: string;
}

export const GO_SERVERS = [
  {
    origin: 'net/http#Server',
    module: 'http',
    field: 'Handler',
    example:
      'package api\n\nimport "net/http"\n\ntype API struct {\n\tserver *http.Server\n}\n\nfunc New() *API {\n\treturn &API{server: &http.Server{Addr: ":80"}}\n}\n\nfunc (a *API) Start() error {\n\ta.server.Handler = routes()\n\treturn a.server.ListenAndServe()\n}\n',
  },
] as const satisfies readonly GoServerRow[];
