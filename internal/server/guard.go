package server

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"strings"
)

// Guard keeps other people's pages and machines out.
type Guard struct {
	// Account is the one that may ask, beyond this machine; nil asks for
	// none and answers requests to a loopback name only, so that no page of
	// another site can reach the server under a name of its own.
	Account *Account
}

// Account is a name and a password.
type Account struct{ Name, Password string }

// policy lets a page load what this server gives and nothing else: no script
// or style inside a page, no request to anyone else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; " +
	"connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

func (g Guard) protect(next http.Handler) http.Handler {
	checked := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		switch {
		case g.Account == nil && !loopback(r.Host):
			http.Error(w, "this server answers under localhost only", http.StatusMisdirectedRequest)
		case g.Account != nil && !g.Account.admits(r):
			h.Set("WWW-Authenticate", `Basic realm="ascribe", charset="UTF-8"`)
			http.Error(w, "give the name and password of the account", http.StatusUnauthorized)
		default:
			next.ServeHTTP(w, r)
		}
	})
	return http.NewCrossOriginProtection().Handler(checked)
}

// loopback reports whether a Host header names this machine.
func loopback(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.Trim(host, "[]")
	}
	ip := net.ParseIP(name)
	return strings.EqualFold(name, "localhost") || ip != nil && ip.IsLoopback()
}

func (a *Account) admits(r *http.Request) bool {
	name, password, ok := r.BasicAuth()
	return ok && equal(name, a.Name)&equal(password, a.Password) == 1
}

// equal compares in a time that does not tell how much was right.
func equal(a, b string) int {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:])
}
