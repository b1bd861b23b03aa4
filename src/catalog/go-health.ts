/** A method or function of a router that registers a handler for a path. */
export interface GoRouteRow {
  readonly names: RegExp;
  /** Where the handler stands among the arguments; what stands between path and handler runs before it, what follows it too. */
  readonly handler: 'last' | 'second';
  readonly example: string;
}

const inFile = (code: string): string => `package api\n\nfunc routes() {\n\t${code}\n}\n`;

/** net/http, chi, gorilla/mux, gin, echo and fiber. */
export const GO_ROUTES = [
  { names: /^(?:HandleFunc|Handle|HandlerFunc)$/, handler: 'last', example: inFile('http.HandleFunc("/healthz", requireAuth(health))') },
  { names: /^(?:Get|Head)$/, handler: 'last', example: inFile('app.Get("/healthz", requireAuth, health)') },
  // gin: middleware before the handler; echo: after it.
  { names: /^(?:GET|HEAD|Any)$/, handler: 'second', example: 'package api\n\nimport "github.com/labstack/echo/v4"\n\nfunc (a *API) routes() {\n\ta.e.GET("/healthz", health, requireAuth)\n}\n' },
] as const satisfies readonly GoRouteRow[];

/** The library whose middleware stands after the handler. */
export const GO_HANDLER_FIRST = /^github\.com\/labstack\/echo(?:\/v\d+)?$/;

/** Calls that make the router that serves the whole service. */
export const GO_APPS = /^(?:net\/http#(?:NewServeMux|HandleFunc|Handle)|net\/http#$|github\.com\/(?:go-chi\/chi(?:\/v\d+)?#New(?:Router|Mux)|gorilla\/mux#NewRouter|gin-gonic\/gin#(?:Default|New)|labstack\/echo(?:\/v\d+)?#New|gofiber\/fiber(?:\/v\d+)?#New))/;

/** Parameters by which a function is seen to answer requests. */
export const GO_REQUESTS = /\*http\.Request|\*gin\.Context|echo\.Context|\*fiber\.Ctx|fiber\.Ctx\b|\*fasthttp\.RequestCtx|\*restful\.Request/;

/** A library's call that validates a token. */
export interface GoValidatorRow {
  readonly origin: RegExp;
  readonly example: string;
}

const inHandler = (path: string, call: string): string => `package api\n\nimport "${path}"\n\nfunc healthz(w http.ResponseWriter, r *http.Request) {\n\t${call}\n}\n`;

/** JWT libraries, OIDC, Kubernetes' reviews, Firebase. */
export const GO_VALIDATORS = [
  { origin: /^github\.com\/(?:golang-jwt|dgrijalva)\/jwt(?:-go)?(?:\/v\d+)?#(?:Parse|ParseWithClaims|NewParser\(\)\.Parse\w*|Parser\{\}\.Parse\w*)$/, example: inHandler('github.com/golang-jwt/jwt/v5', 'jwt.Parse(probe, key)') },
  { origin: /^github\.com\/lestrrat-go\/jwx(?:\/v\d+)?\/jwt#(?:Parse\w*|Validate)$/, example: inHandler('github.com/lestrrat-go/jwx/v2/jwt', 'jwt.ParseString(probe)') },
  { origin: /^github\.com\/coreos\/go-oidc(?:\/v\d+)?(?:\/oidc)?#.*(?:Verify|UserInfo|VerifyIDToken)$/, example: inHandler('github.com/coreos/go-oidc/v3/oidc', 'provider := oidc.NewRemote(ctx)\n\tprovider.Verifier(config).Verify(ctx, probe)') },
  { origin: /^firebase\.google\.com\/go(?:\/v\d+)?(?:\/auth)?#.*Verify(?:ID|Session)\w*$/, example: inHandler('firebase.google.com/go/v4/auth', 'client := auth.NewClient()\n\tclient.VerifyIDToken(ctx, probe)') },
  { origin: /^google\.golang\.org\/api\/idtoken#Validate$/, example: inHandler('google.golang.org/api/idtoken', 'idtoken.Validate(ctx, probe, audience)') },
] as const satisfies readonly GoValidatorRow[];

/** Kubernetes' clients by the steps of the chain: `c.AuthenticationV1().TokenReviews().Create(…)`. */
export const GO_REVIEWS = /\.(?:TokenReviews|SubjectAccessReviews|SelfSubjectAccessReviews|LocalSubjectAccessReviews\([^)]*\))\(?\)?\.Create$/;

/** What of a request brings a credential. */
export const GO_CREDENTIALS = /\.(?:Header|Cookie|Cookies|GetHeader|FormValue|Query|QueryParam|BasicAuth|Get)\b|[aA]uthorization/;
