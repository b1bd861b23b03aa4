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

/** Methods that make a router below another one, by a path or without; they may be given middleware. */
export const GO_GROUPS = /^(?:Group|Route|Subrouter|PathPrefix|With|Mount)$/;

/** Types of routers that hang below another one. */
export const GO_SUB_ROUTERS = /(?:gin\.(?:IRoutes|IRouter|RouterGroup)|echo\.Group|fiber\.(?:Router|Group))$/;

/** A library's call that turns away who brings no valid token, by its origin. */
export interface GoGuardRow {
  readonly origin: RegExp;
  readonly example: string;
}

const guarded = (path: string, router: string, code: string): string => `package api\n\nimport (\n\t"${router}"\n\t"${path}"\n)\n\nfunc routes() {\n\t${code}\n}\n`;

/** The libraries' own middleware; what projects write themselves is known by its name. */
export const GO_GUARDS = [
  { origin: /^github\.com\/gofiber\/(?:contrib\/jwt|jwt)(?:\/v\d+)?#New\(\)$/, example: guarded('github.com/gofiber/contrib/jwt', 'github.com/gofiber/fiber/v2', 'app := fiber.New()\n\tapp.Get("/healthz", jwt.New(jwt.Config{SigningKey: key}), health)') },
  { origin: /^github\.com\/labstack\/(?:echo-jwt|echo(?:\/v\d+)?\/middleware)(?:\/v\d+)?#(?:JWT|JWTWithConfig|WithConfig)\(\)$/, example: guarded('github.com/labstack/echo-jwt/v4', 'github.com/labstack/echo/v4', 'e := echo.New()\n\te.GET("/healthz", health, jwt.WithConfig(jwt.Config{SigningKey: key}))') },
  { origin: /^github\.com\/go-chi\/jwtauth(?:\/v\d+)?#Authenticator(?:\(\))?$/, example: guarded('github.com/go-chi/jwtauth/v5', 'github.com/go-chi/chi/v5', 'r := chi.NewRouter()\n\tr.With(jwtauth.Authenticator(tokens)).Get("/healthz", health)') },
  { origin: /^github\.com\/appleboy\/gin-jwt(?:\/v\d+)?#New\(\)\.MiddlewareFunc\(\)$/, example: guarded('github.com/appleboy/gin-jwt/v2', 'github.com/gin-gonic/gin', 'r := gin.New()\n\tauth, err := jwt.New(config)\n\tr.GET("/healthz", auth.MiddlewareFunc(), health)') },
] as const satisfies readonly GoGuardRow[];

/** Names of fields by which such a middleware spares some routes. */
export const GO_SPARING = /\b(?:Skipper|Filter|Next|Optional)\b/;

/** How a guard compares what a caller brings with a fixed secret; it asks nobody, and a monitor can be given the secret. */
export const GO_SECRETS = /\bConstantTimeCompare\b|[!=]=\s*[\w.]*(?:token|key|secret|passw|expected)/i;

/** What a guard that knows its callers speaks of. */
export const GO_KNOWN_CALLERS = /session|claims|\bjwt|oidc|cookie|introspect|user_?(?:id|info)|current_?user/i;

/** Methods that only say what to do with the object before them: `authMiddleware.Handler`. */
export const GO_PLAIN_MEMBERS = /^(?:Handler?|HandlerFunc|Handle|Middleware|MiddlewareFunc|Wrap|Required|Check|Verify|Authenticate|Use|Protect|Run|ServeHTTP)$/;

/** Types whose methods answer probes, as words, and the methods that do. */
export const GO_HEALTH_TYPES = /^(?:health(?: ?z| checks?)?|healthcheck|readiness|liveness|probes?) (?:handler|controller|endpoint|server|service|api|routes?)s?$/;
export const GO_HEALTH_METHODS = /^(?:check|ping|status|live|livez|liveness|ready|readyz|readiness|startup|serve http|handle)$/;

/** What makes the router that serves the whole service, and its types where no other router has them. */
export const GO_APPS = /^(?:net\/http#(?:NewServeMux|HandleFunc|Handle|ServeMux\{\})|net\/http#$|github\.com\/(?:go-chi\/chi(?:\/v\d+)?#New(?:Router|Mux)|gorilla\/mux#NewRouter|gin-gonic\/gin#(?:Default|New|Engine\{\})|labstack\/echo(?:\/v\d+)?#(?:New|Echo\{\})|gofiber\/fiber(?:\/v\d+)?#(?:New|App\{\})))/;

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
