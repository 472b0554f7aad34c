package codebook

import (
	"embed"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"ascribe"

	"github.com/BurntSushi/toml"
)

// The folder vN holds the version "direction/N".
//
//go:embed v*/*.toml
var versions embed.FS

const (
	folderPrefix  = "v"
	versionPrefix = "direction/"
)

// files are the parts of a version. Other files in its folder are not the
// codebook's and are left alone.
var files = []string{"codebook.toml", "levels.toml", "predicates.toml", "speakers.toml", "rules.toml",
	"weights.toml", "likelihood.toml", "names.toml"}

// Versions lists the names of the embedded versions, oldest first.
func Versions() []string {
	entries, err := fs.ReadDir(versions, ".")
	if err != nil {
		return nil // an embedded root cannot fail to be read
	}
	var ns []int
	for _, e := range entries {
		if n, err := strconv.Atoi(strings.TrimPrefix(e.Name(), folderPrefix)); err == nil {
			ns = append(ns, n)
		}
	}
	slices.Sort(ns)
	names := make([]string, len(ns))
	for i, n := range ns {
		names[i] = versionPrefix + strconv.Itoa(n)
	}
	return names
}

// Load returns the newest version.
func Load() (*Codebook, error) {
	all := Versions()
	return LoadVersion(all[len(all)-1])
}

// LoadVersion returns the version of that name ("direction/1"). The error is
// [ascribe.NotFound] for a version that this program does not carry.
func LoadVersion(name string) (*Codebook, error) {
	if !slices.Contains(Versions(), name) {
		return nil, &ascribe.Error{Code: ascribe.NotFound, What: "no codebook of that name", Where: strconv.Quote(name),
			Remedy: "known are " + strings.Join(Versions(), ", ")}
	}
	folder := folderPrefix + strings.TrimPrefix(name, versionPrefix)
	sub, err := fs.Sub(versions, folder)
	if err != nil {
		return nil, broken(folder, "cannot be opened", err)
	}
	cb, err := Read(sub)
	if err != nil {
		return nil, err
	}
	if cb.Version != name {
		return nil, broken(folder+"/codebook.toml: version", "is "+strconv.Quote(cb.Version)+", not "+strconv.Quote(name), nil)
	}
	return cb, nil
}

// Read reads and checks the codebook whose files lie at the root of folder.
// Errors name the file and the key.
func Read(folder fs.FS) (*Codebook, error) {
	cb := &Codebook{}
	owner := map[string]string{} // top-level key → file
	for _, name := range files {
		if err := cb.readFile(folder, name, owner); err != nil {
			return nil, err
		}
	}
	if err := cb.validate(); err != nil {
		return nil, err
	}
	return cb, nil
}

func (cb *Codebook) readFile(folder fs.FS, name string, owner map[string]string) error {
	b, err := fs.ReadFile(folder, name)
	if err != nil {
		return broken(name, "cannot be read", err)
	}
	md, err := toml.Decode(string(b), cb)
	if err != nil {
		return broken(where(name, err), "is not what the codebook expects", err)
	}
	if extra := md.Undecoded(); len(extra) > 0 {
		return broken(name+": "+extra[0].String(), "is not a key of the codebook", nil)
	}
	for _, k := range md.Keys() {
		if first, ok := owner[k[0]]; ok && first != name {
			return broken(name+": "+k[0], "is already set in "+first, nil)
		}
		owner[k[0]] = name
	}
	return nil
}

// where adds the line of a syntax error to the file's name.
func where(name string, err error) string {
	var p toml.ParseError
	if errors.As(err, &p) {
		return name + ":" + strconv.Itoa(p.Position.Line)
	}
	return name
}

func broken(where, what string, err error) error {
	return &ascribe.Error{Code: ascribe.Invalid, Where: where, What: what, Remedy: "correct the codebook's data", Err: err}
}
