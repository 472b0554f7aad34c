package ascribe_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// floors lists the packages from the ground up. A package may import packages
// of lower floors only, so that every arrow points down and no two rooms of a
// floor know of each other.
var floors = [][]string{
	{"ascribe", "samples", "web", "eval/pins", "internal/mask", "internal/source/inflate", "internal/sift/visible"},
	{"internal/text", "internal/codebook", "internal/archive", "internal/source", "internal/neardup", "internal/pairing",
		"internal/sift/lexicon"},
	{"internal/timex", "internal/gazetteer", "internal/actors", "internal/article", "internal/store",
		"internal/extract/linear", "internal/extract/incidents/lexicon", "internal/store/sqlite/postings"},
	{"internal/extract/trees", "internal/extract/incidents/clause", "internal/extract/direction", "internal/judge",
		"internal/store/sqlite", "internal/store/sqlite/baddisk", "internal/store/storetest", "internal/sift"},
	{"internal/extract/incidents", "internal/judge/scenario", "internal/dossier", "internal/sift/output"},
	{"internal/extract/muc4", "internal/extract/incidents/train"},
	{"internal/extract"},
	{"internal/link"},
	{"internal/grouping"},
	{"internal/ingest", "internal/overview"},
	{"internal/server"},
	{"internal/eval"},
	{"internal/cli"},
	{"cmd/ascribe"},
}

// tools are programs beside the product: generators, fitters and gates. They
// may import anything below the command line, and nothing imports them. What
// lies in their folders but has a floor is none of them.
var tools = []string{"eval", "samples/gen", "internal/gazetteer/gen", "internal/link/fit", "internal/link/genwords", "internal/sift/fit"}

// pure packages do no I/O, read no clock and take no context, so that they can
// be tested by text scenario and run on any engine unchanged.
var pure = []string{
	"ascribe", "internal/text", "internal/timex", "internal/gazetteer", "internal/actors", "internal/neardup", "internal/pairing",
	"internal/codebook", "internal/extract", "internal/extract/incidents", "internal/extract/direction",
	"internal/extract/muc4", "internal/judge", "internal/dossier", "internal/overview", "internal/mask",
}

// impure are the imports that a pure package may not have.
var impure = map[string]string{
	"os":           "reads the machine",
	"os/exec":      "runs programs",
	"net":          "talks to the network",
	"net/http":     "talks to the network",
	"context":      "is for work that can be interrupted; pure work is short",
	"database/sql": "is storage",
	"log":          "writes where nobody asked",
	"math/rand":    "makes answers that differ from run to run",
	"math/rand/v2": "makes answers that differ from run to run",
}

// allowed names the packages that may import a third-party module, and why.
var allowed = map[string]struct {
	why      string
	packages []string
}{
	"github.com/spf13/cobra":                 {"commands, help and completion", []string{"internal/cli"}},
	"github.com/spf13/pflag":                 {"the flags of cobra", []string{"internal/cli"}},
	"golang.org/x/term":                      {"is this a terminal", []string{"internal/cli"}},
	"modernc.org/sqlite":                     {"SQLite without cgo", []string{"internal/store/sqlite", "internal/store/sqlite/baddisk"}},
	"modernc.org/libc":                       {"SQLite's memory, and its file system for the power-loss test", []string{"internal/store/sqlite", "internal/store/sqlite/baddisk"}},
	"github.com/markusmobius/go-trafilatura": {"main text of a web page", []string{"internal/article"}},
	"github.com/markusmobius/go-htmldate":    {"publication date of a web page", []string{"internal/article"}},
	"github.com/abadojack/whatlanggo":        {"language of a text", []string{"internal/article"}},
	"golang.org/x/net":                       {"HTML tokenizer and charset sniffing", []string{"internal/article", "internal/source"}},
	"golang.org/x/text":                      {"charsets and Unicode forms", []string{"internal/article", "internal/source", "internal/gazetteer", "internal/gazetteer/gen", "internal/text", "internal/neardup", "internal/link"}},
	"github.com/klauspost/compress":          {"gzip and zstd at speed", []string{"internal/source", "internal/archive", "internal/server"}},
	"github.com/danielgtaylor/huma/v2":       {"an HTTP API that is described by its own code", []string{"internal/server"}},
	"github.com/andybalholm/brotli":          {"brotli bodies in web archives", []string{"internal/source"}},
	"github.com/zeebo/xxh3":                  {"a fast stable hash", []string{"internal/neardup", "internal/link", "internal/extract/incidents", "internal/store/sqlite"}},
	"github.com/BurntSushi/toml":             {"data files that people read and review", []string{"internal/codebook", "internal/actors", "internal/extract/direction", "internal/extract/incidents", "internal/sift/lexicon"}},
}

// forTests are modules that only tests import.
var forTests = []string{"pgregory.net/rapid", "github.com/google/go-cmp", "github.com/rogpeppe/go-internal"}

type goPackage struct {
	ImportPath, Dir string
	Imports         []string
	TestImports     []string
	XTestImports    []string
	GoFiles         []string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var ps []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return ps
		} else if err != nil {
			t.Fatal(err)
		}
		ps = append(ps, p)
	}
}

func room(path string) string { return strings.TrimPrefix(path, "ascribe/") }

func floorOf(path string) int {
	return slices.IndexFunc(floors, func(f []string) bool { return slices.Contains(f, room(path)) })
}

func isTool(path string) bool {
	return floorOf(path) < 0 && slices.ContainsFunc(tools, func(t string) bool { return room(path) == t || strings.HasPrefix(room(path), t+"/") })
}

func isOurs(path string) bool { return path == "ascribe" || strings.HasPrefix(path, "ascribe/") }

func isThirdParty(path string) bool {
	return !isOurs(path) && strings.Contains(strings.SplitN(path, "/", 2)[0], ".")
}

func TestArrowsPointDown(t *testing.T) {
	for _, p := range packages(t) {
		from := floorOf(p.ImportPath)
		if from < 0 && !isTool(p.ImportPath) {
			t.Errorf("%s has no place in the house: give it one in floors, with a reason in docs/design.md", room(p.ImportPath))
			continue
		}
		for _, imp := range p.Imports {
			switch to := floorOf(imp); {
			case !isOurs(imp) || isTool(p.ImportPath):
			case isTool(imp):
				t.Errorf("%s imports the tool %s", room(p.ImportPath), room(imp))
			case to >= from:
				t.Errorf("%s imports %s, which does not lie below it", room(p.ImportPath), room(imp))
			}
		}
	}
}

func TestThirdPartyImportsAreWhereTheyBelong(t *testing.T) {
	for _, p := range packages(t) {
		for _, imp := range p.Imports {
			if !isThirdParty(imp) || isTool(p.ImportPath) || strings.HasSuffix(p.ImportPath, "test") {
				continue
			}
			ok := false
			for module, rule := range allowed {
				ok = ok || (imp == module || strings.HasPrefix(imp, module+"/")) && slices.Contains(rule.packages, room(p.ImportPath))
			}
			if !ok {
				t.Errorf("%s imports %s: not allowed there; add it to the list with its reason, or do without", room(p.ImportPath), imp)
			}
		}
		for _, imp := range slices.Concat(p.Imports, nil) {
			for _, m := range forTests {
				if strings.HasPrefix(imp, m) && !strings.HasSuffix(p.ImportPath, "test") {
					t.Errorf("%s imports %s, which is for tests", room(p.ImportPath), imp)
				}
			}
		}
	}
}

var clock = regexp.MustCompile(`\btime\.(Now|Since|Until|After|Tick|Sleep|NewTimer|NewTicker)\(`)

func TestCoreIsPure(t *testing.T) {
	for _, p := range packages(t) {
		if !slices.Contains(pure, room(p.ImportPath)) {
			continue
		}
		for _, imp := range p.Imports {
			if why, bad := impure[imp]; bad {
				t.Errorf("%s imports %s, which %s", room(p.ImportPath), imp, why)
			}
		}
		for _, f := range p.GoFiles {
			src, err := os.ReadFile(filepath.Join(p.Dir, f))
			if err != nil {
				t.Fatal(err)
			}
			if m := clock.Find(src); m != nil {
				t.Errorf("%s/%s reads the clock (%s…): time is an argument", room(p.ImportPath), f, m)
			}
		}
	}
}

// TestNounsStandAlone keeps the root package free of everything but the
// standard library: whoever reads our data needs nothing else.
func TestNounsStandAlone(t *testing.T) {
	for _, p := range packages(t) {
		if p.ImportPath != "ascribe" {
			continue
		}
		for _, imp := range p.Imports {
			if isThirdParty(imp) || isOurs(imp) {
				t.Errorf("the root package imports %s", imp)
			}
		}
	}
}
