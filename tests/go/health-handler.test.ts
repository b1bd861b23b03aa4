import { testGo } from './go-tester.ts';

const filename = 'pkg/api/handlers.go';
const handler = (body: string, more = ''): string => `package api

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

func (s *Server) handleHealth(w http.ResponseWriter, r *http.Request) {
	${body}
	w.WriteHeader(http.StatusOK)
}
${more}`;
const routes = (line: string): string => `package api\n\nimport "github.com/go-chi/chi/v5"\n\nfunc routes() {\n\tr := chi.NewRouter()\n\t${line}\n}\n`;
/** A guard of the file, around the probe of a mux. */
const guarded = (body: string, more = '', guard = 'requireAuth(health)'): string => `package api

import (
	"crypto/subtle"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

func (s *Server) routes() {
	mux := http.NewServeMux()
	mux.HandleFunc("/health", ${guard})
}

func requireAuth(next http.HandlerFunc, more ...bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		token := r.Header.Get("Authorization")
		${body} {
			http.Error(w, "unauthorized", 401)
			return
		}
		next(w, r)
	}
}
${more}`;
const onEngine = (type: string): string => `package api\n\nimport (\n\t"github.com/gin-gonic/gin"\n\t"github.com/gorilla/mux"\n)\n\nfunc SetupRoutes(r ${type}, h *Health) {\n\tr.GET("/health", middleware.AuthMiddleware(h.secret), h.Check)\n}\n`;

testGo('no-token-validation-in-health-handler', {
  invalid: [
    { name: 'a token validated in the handler, as the post-mortem had it', filename, code: handler('_, err := s.authenticator.ValidateToken(r.Context(), token)'), errors: [{ messageId: 'validatesToken', data: { handler: 'handleHealth', call: 's.authenticator.ValidateToken()' } }] },
    { name: 'a TokenReview', filename, code: handler('_, err := s.kube.AuthenticationV1().TokenReviews().Create(ctx, review, opts)'), errors: [{ messageId: 'validatesToken' }] },
    { name: 'through a method of this file', filename, code: handler('s.ready(r)', '\nfunc (s *Server) ready(r *http.Request) error {\n\treturn s.verifier.VerifyToken(r.Context(), probe)\n}\n'), errors: [{ messageId: 'validatesTokenVia' }] },
    { name: 'a guard around the route', filename, code: routes('r.Get("/healthz", requireAuth(health))'), errors: [{ messageId: 'guardedRoute', data: { route: '/healthz', guard: 'requireAuth' } }] },
    { name: 'a guard of a package', filename, code: routes('r.Handle("/healthz", auth.JWTMiddleware(http.HandlerFunc(health)))'), errors: [{ messageId: 'guardedRoute', data: { route: '/healthz', guard: 'JWTMiddleware' } }] },
    { name: 'a method of a health type', filename, code: 'package api\n\nfunc (h *HealthHandler) Check(c *gin.Context) {\n\tif _, err := h.auth.ValidateToken(c, h.token); err != nil {\n\t\tc.Status(503)\n\t}\n}\n', errors: [{ messageId: 'validatesToken', data: { handler: 'Check', call: 'h.auth.ValidateToken()' } }] },
    { name: 'a group behind a guard that serves only probes', filename, code: routes('r.Group(func(r chi.Router) {\n\t\tr.Use(jwtauth.Authenticator(tokens))\n\t\tr.Get("/livez", live)\n\t\tr.Get("/readyz", ready)\n\t})').replace('"github.com/go-chi/chi/v5"', '(\n\t"github.com/go-chi/chi/v5"\n\t"github.com/go-chi/jwtauth/v5"\n)'), errors: [{ messageId: 'guardedRoute', data: { route: '/livez', guard: 'Authenticator' } }] },
    { name: 'a guard before all routes, where that is asked for', filename, code: routes('r.Use(requireAuth)\n\tr.Get("/orders", orders)\n\tr.Get("/healthz", health)'), options: [{ guards: 'global' }], errors: [{ messageId: 'guardedRoute', data: { route: '/healthz', guard: 'requireAuth' } }] },
    { name: 'a guard with chi', filename, code: routes('r.With(authMiddleware).Get("/healthz", health)'), errors: [{ messageId: 'guardedRoute' }] },
    { name: 'a pattern with its method', filename, code: `package api\n\nimport "net/http"\n\nfunc routes() {\n\tmux := http.NewServeMux()\n\tmux.Handle("GET /readyz", requireAuth(ready))\n}\n`, errors: [{ messageId: 'guardedRoute', data: { route: '/readyz', guard: 'requireAuth' } }] },
    { name: 'a guard that is given nothing', filename, code: routes('r.With(authorize).Get("/healthz", health)'), errors: [{ messageId: 'guardedRoute', data: { route: '/healthz', guard: 'authorize' } }] },
    { name: 'a guard of this file that validates a JWT', filename, code: guarded('if t, err := jwt.Parse(token, key); err != nil || t.Method != s.key'), errors: [{ messageId: 'guardedRoute', data: { route: '/health', guard: 'requireAuth' } }] },
    { name: 'a guard of this file that compares, and asks outside', filename, code: guarded('if user, err := users.Find(r.Context(), token); err != nil || user.Key != token'), errors: [{ messageId: 'guardedRoute' }] },
    { name: 'a guard of this file that asks in a helper', filename, code: guarded('if !known(r, token)', '\nfunc known(r *http.Request, token string) bool {\n\treturn token == apiToken || verifier.VerifyToken(token) == nil\n}\n'), errors: [{ messageId: 'guardedRoute' }] },
    { name: 'a guard of this file that knows its session', filename, code: guarded('if c, err := r.Cookie("sid"); err != nil || store.Find(c.Value).Token != s.token'), errors: [{ messageId: 'guardedRoute' }] },
    { name: 'a guard of this file that compares nothing', filename, code: guarded('if !users.Known(token)'), errors: [{ messageId: 'guardedRoute' }] },
    { name: 'the engine as a parameter', filename: 'internal/routes/routes.go', code: onEngine('*gin.Engine'), errors: [{ messageId: 'guardedRoute', data: { route: '/health', guard: 'AuthMiddleware' } }] },
  ],
  valid: [
    { name: 'only asks whether auth is configured', filename, code: handler('if s.authenticator == nil {\n\t\thttp.Error(w, "no auth", 503)\n\t}') },
    { name: 'only for who brings a credential', filename, code: handler('if token := r.Header.Get("Authorization"); token != "" {\n\t\ts.authenticator.ValidateToken(r.Context(), token)\n\t}') },
    { name: 'after those without one are answered', filename, code: handler('token := r.Header.Get("Authorization")\n\tif token == "" {\n\t\treturn\n\t}\n\ts.authenticator.ValidateToken(r.Context(), token)') },
    { name: 'a guard before all routes', filename, code: routes('r.Use(requireAuth)\n\tr.Get("/orders", orders)\n\tr.Get("/healthz", health)') },
    { name: 'a guard before the routes that another function adds', filename, code: routes('r.Use(requireAuth)\n\tr.Get("/healthz", health)\n\torders.Register(r)') },
    { name: 'a guard after the route', filename, code: routes('r.Get("/healthz", health)\n\tr.Use(requireAuth)'), options: [{ guards: 'global' }] },
    { name: 'a guard that spares some routes', filename, code: routes('r.Use(requireAuth.WithConfig(Config{Skipper: isProbe}))\n\tr.Get("/healthz", health)') },
    { name: 'the health of another thing, in a group behind a guard', filename, code: routes('m := r.Group("/monitoring", requireAuth)\n\tm.Get("/health", health)') },
    { name: 'a router of a module, mounted somewhere', filename, code: 'package api\n\nimport "github.com/gofiber/fiber/v2"\n\nfunc routes(router fiber.Router) {\n\trouter.Get("/health", requireAuth, health)\n}\n' },
    { name: 'middleware that answers itself', filename, code: routes('r.Get("/health", middleware.HealthCheck())') },
    { name: 'an open route', filename, code: routes('r.Get("/healthz", health)') },
    { name: 'another route behind the guard', filename, code: routes('r.With(authMiddleware).Get("/orders", orders)') },
    { name: 'a guard of this file that compares a fixed secret', filename, code: guarded('if subtle.ConstantTimeCompare([]byte(token), []byte(apiKey)) != 1') },
    { name: 'a guard of this file that compares with a variable', filename, code: guarded('expected := configured()\n\t\tif token == "" || token != expected') },
    { name: 'a guard of this file that compares in a helper', filename, code: guarded('if !allowed(token)', '\nfunc allowed(given string) bool {\n\treturn given == cfg.apiToken\n}\n') },
    { name: 'a guard of the function that compares', filename, code: guarded('if token == ""').replace('mux.Handle', 'authMiddleware := func(next http.HandlerFunc) http.HandlerFunc {\n\t\treturn func(w http.ResponseWriter, r *http.Request) {\n\t\t\tif r.Header.Get("X-Sidecar-Token") == authToken {\n\t\t\t\tnext(w, r)\n\t\t\t}\n\t\t}\n\t}\n\tmux.Handle').replace('requireAuth(health)', 'authMiddleware(health)') },
    { name: 'a guard of this file that lets probes by', filename, code: guarded('if r.URL.Path != "/api/health" && !users.Known(token)') },
    { name: 'a guard with a switch', filename, code: guarded('if !users.Known(token)', '', 'requireAuth(health, true)') },
    { name: 'a group as a parameter', filename: 'internal/routes/routes.go', code: onEngine('*gin.RouterGroup') },
    { name: 'a router as a parameter, which may hang below another', filename: 'internal/routes/routes.go', code: onEngine('*mux.Router') },
    { name: 'a guard that is given a role', filename, code: routes('r.With(authorize("viewer")).Get("/healthz", health)') },
    { name: 'a csrf token is another thing', filename, code: handler('s.forms.ValidateCSRFToken(r)') },
  ],
});
