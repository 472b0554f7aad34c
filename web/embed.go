// Package web holds the built user interface.
package web

import "embed"

// Dist is the folder "dist" as the build of the interface left it; without a
// build it holds no index.html.
//
//go:embed all:dist
var Dist embed.FS

// OpenAPI is the contract that the interface's client is generated from: the
// server's own document, as of the last time it was written.
//
//go:embed openapi.json
var OpenAPI []byte
