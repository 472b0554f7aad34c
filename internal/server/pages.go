package server

import (
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// unbuilt is shown where the program was built without its pages.
const unbuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>ascribe</title>
<h1>ascribe</h1>
<p>This program was built without its pages. To build them, run <code>make web</code> and <code>make build</code> in the source tree.</p>
<p>The API answers under <a href="/api/v1/openapi.json">/api/v1</a>.</p>
</html>
`

// pages serves the built user interface: files as they are, every other path
// as index.html, whose router knows it.
func pages(dist fs.FS) http.Handler {
	if dist == nil || !isFile(dist, "index.html") {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write([]byte(unbuilt)) // nobody to tell if the client has gone
		})
	}
	files := http.FileServerFS(dist)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		switch {
		case isFile(dist, name) && name != "index.html":
			if strings.HasPrefix(name, "assets/") { // named by their content
				w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
			}
			files.ServeHTTP(w, r)
		case path.Ext(name) != "" && !strings.HasPrefix(name, "incidents/") && name != "index.html":
			http.NotFound(w, r)
		default:
			w.Header().Set("Cache-Control", "no-cache")
			http.ServeFileFS(w, r, dist, "index.html")
		}
	})
}

func isFile(dist fs.FS, name string) bool {
	info, err := fs.Stat(dist, name)
	return err == nil && info.Mode().IsRegular()
}
