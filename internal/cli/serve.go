package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"ascribe"
	"ascribe/eval/pins"
	"ascribe/internal/actors"
	"ascribe/internal/server"
	"ascribe/web"
)

// defaultAddress can be reached from this machine only.
const defaultAddress = "127.0.0.1:8420"

type serveFlags struct {
	db, addr, account string
	expose            bool
}

func newServe(std IO) *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve [--db FILE] [--addr HOST:PORT]",
		Short: "Answer over HTTP: the pages and the API",
		Long: `serve answers for one record at an address of this machine: the pages at /, the
API under /api/v1, its OpenAPI document at /api/v1/openapi.json. It goes on until
it is interrupted. Reports that 'ascribe ingest' takes in meanwhile show up by
themselves.

Other machines are let in with --expose and an account only: --account names a
file that holds "name:password" on its first line and that nobody else can read.
The connection is not encrypted; put a proxy that speaks TLS in front of it.`,
		Example: `  ascribe serve
  ascribe serve --db paris.db --addr 127.0.0.1:9000
  curl 'http://127.0.0.1:8420/api/v1/incidents?as_of=2016-07-20&level=inspired'`,
		Args: cobra.NoArgs,
		RunE: run(func(ctx context.Context, _ []string) error { return runServe(ctx, std, f) }),
	}
	c.Flags().StringVar(&f.db, "db", defaultRecord, "the record: a SQLite file")
	c.Flags().StringVar(&f.addr, "addr", defaultAddress, "where to answer")
	c.Flags().BoolVar(&f.expose, "expose", false, "let other machines in; needs --account")
	c.Flags().StringVar(&f.account, "account", "", "a file with the name and the password that other machines must give")
	return c
}

func runServe(ctx context.Context, std IO, f serveFlags) error {
	guard, err := f.guard(std)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", f.addr)
	if err != nil {
		return &ascribe.Error{Code: ascribe.Conflict, What: "the address cannot be used", Where: f.addr, Remedy: "name another one with --addr", Err: err}
	}
	return serveRecord(ctx, std, f.db, listener, guard)
}

// serveRecord answers for the record at db until ctx ends. It closes the
// listener.
func serveRecord(ctx context.Context, std IO, db string, listener net.Listener, guard server.Guard) error {
	defer listener.Close()
	r, err := openRecord(ctx, db, std.Err)
	if err != nil {
		return err
	}
	defer r.Close()
	dist, err := fs.Sub(web.Dist, "dist")
	if err != nil {
		return err
	}
	dir, err := actors.Load()
	if err != nil {
		return err
	}
	listed := func(name string) bool {
		_, ok := dir.Organisation(name)
		return ok
	}
	srv := server.New(server.Parts{Record: r.Store, Codebook: r.codebook, Take: newTaker(db, r.Store).take, Organisation: listed, Quality: pins.Baseline, Pages: dist, Version: Version, Build: build()})
	if err := load(ctx, std, srv); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	var following sync.WaitGroup
	defer following.Wait()
	defer stop()
	following.Go(func() { srv.Follow(ctx, func(err error) { fmt.Fprintln(std.Err, "ascribe:", oneLine(err)) }) })
	fmt.Fprintf(std.Out, "Serving %s at http://%s/ until interrupted\n", db, listener.Addr())
	return answer(ctx, listener, srv.Handler(guard))
}

// load brings the overview up to date, and tells of it where it takes long.
func load(ctx context.Context, std IO, srv *server.Server) error {
	seen := startProgress(std.Err, "incidents", nil)
	defer seen.stop()
	return srv.Load(ctx, seen.set)
}

// Limits on what a client may keep the server waiting for. Answers have no
// limit: events go on for as long as somebody listens.
const (
	headTimeout = 10 * time.Second
	bodyTimeout = time.Minute
	idleTimeout = 2 * time.Minute
	maxHead     = 64 << 10
)

// answer serves until ctx ends.
func answer(ctx context.Context, listener net.Listener, handler http.Handler) error {
	h := &http.Server{Handler: handler, BaseContext: func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: headTimeout, ReadTimeout: bodyTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHead}
	ended := context.AfterFunc(ctx, func() { h.Close() })
	defer ended()
	if err := h.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// guard works out who may ask.
func (f serveFlags) guard(std IO) (server.Guard, error) {
	host, _, err := net.SplitHostPort(f.addr)
	if err != nil {
		return server.Guard{}, &ascribe.Error{Code: ascribe.Invalid, What: "not an address", Where: f.addr, Remedy: "write HOST:PORT, as in " + defaultAddress}
	}
	ip := net.ParseIP(host)
	if host == "localhost" || ip != nil && ip.IsLoopback() {
		return server.Guard{}, nil
	}
	if !f.expose || f.account == "" {
		return server.Guard{}, &ascribe.Error{Code: ascribe.Invalid, What: "other machines could reach this address", Where: f.addr,
			Remedy: "use " + defaultAddress + ", or give --expose and --account FILE"}
	}
	fmt.Fprintf(std.Err, "warning: other machines can reach %s, and the connection is not encrypted; put a proxy that speaks TLS in front of it\n", f.addr)
	account, err := readAccount(f.account)
	return server.Guard{Account: account}, err
}

func readAccount(path string) (*server.Account, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, &ascribe.Error{Code: ascribe.NotFound, What: "the account cannot be read", Where: path, Err: err}
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, &ascribe.Error{Code: ascribe.Invalid, What: "others can read the account", Where: path, Remedy: "run chmod 600 on it"}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, &ascribe.Error{Code: ascribe.Invalid, What: "the account cannot be read", Where: path, Err: err}
	}
	line, _, _ := strings.Cut(string(text), "\n")
	name, password, ok := strings.Cut(strings.TrimSpace(line), ":")
	if !ok || name == "" || len(password) < minPassword {
		return nil, &ascribe.Error{Code: ascribe.Invalid, What: "no account in the file", Where: path,
			Remedy: fmt.Sprintf("write name:password on its first line, the password of %d characters or more", minPassword)}
	}
	return &server.Account{Name: name, Password: password}, nil
}

// minPassword is the length that a password must have.
const minPassword = 12

// build tells the builds of the program apart, as far as the tool chain noted
// where the source stood.
func build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	revision := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			revision = s.Value
		}
	}
	return revision
}
