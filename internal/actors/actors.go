// Package actors knows the organisations that carry out or claim attacks, with
// their aliases and outlets, and the offices from which people speak about
// them. Both are reviewable data in the data folder, embedded in the program.
package actors

import (
	"embed"
	"path"

	"ascribe"

	"github.com/BurntSushi/toml"
)

//go:embed data/*.toml
var data embed.FS

// Org is an organisation, network or armed movement.
type Org struct {
	// Name is the canonical name.
	Name string
	// Aliases are the other names, spellings and abbreviations in use,
	// without Name.
	Aliases []string
	// Outlets are channels whose word is the organisation's own.
	Outlets []string
	// Movement is the current it belongs to: "jihadist", "far right",
	// "separatist", "left" or "militia".
	Movement string
	// Countries are the ISO 3166-1 alpha-2 codes of its main theatres.
	Countries []string
	// Kind is "group"; in an [OrgMatch] of an outlet's name, "outlet".
	Kind string
}

// Kinds of [Org].
const (
	KindGroup  = "group"
	KindOutlet = "outlet"
)

// Directory answers what a name or an office stands for. It is immutable and
// safe for concurrent use.
type Directory struct {
	orgs    []Org
	words   vocabulary
	kinds   []wordKind // by wordID
	names   *trie
	generic *trie // the nouns that stand for an organisation
	offices offices
}

type organisationFile struct {
	Movement     string
	Organisation []struct {
		Name      string
		Aliases   []string
		Cased     []string
		Outlets   []string
		Countries []string
	}
}

var organisationFiles = []string{"jihadist.toml", "farright.toml", "separatist.toml", "left.toml", "militia.toml"}

// Load reads the embedded directory. Its error is an [ascribe.Internal] fault:
// the program was built with damaged data.
func Load() (*Directory, error) {
	a := &Directory{words: vocabulary{}, names: newTrie(), generic: newTrie()}
	for _, name := range organisationFiles {
		var f organisationFile
		if err := decode(name, &f); err != nil {
			return nil, err
		}
		a.addOrganisations(f)
	}
	var g genericFile
	if err := decode("generic.toml", &g); err != nil {
		return nil, err
	}
	a.addGeneric(g)
	var o officeFile
	if err := decode("offices.toml", &o); err != nil {
		return nil, err
	}
	a.addOffices(o)
	return a, nil
}

func decode(name string, into any) error {
	md, err := toml.DecodeFS(data, path.Join("data", name), into)
	if err == nil && len(md.Undecoded()) > 0 {
		err = &ascribe.Error{Code: ascribe.Internal, What: "unknown key " + md.Undecoded()[0].String()}
	}
	if err != nil {
		return &ascribe.Error{Code: ascribe.Internal, What: "the embedded directory of actors does not read",
			Where: name, Remedy: "rebuild the program from clean sources", Err: err}
	}
	return nil
}

func (a *Directory) addOrganisations(f organisationFile) {
	for _, o := range f.Organisation {
		i := len(a.orgs)
		org := Org{Name: o.Name, Outlets: o.Outlets, Movement: f.Movement, Countries: o.Countries, Kind: KindGroup}
		org.Aliases = append(append(org.Aliases, o.Aliases...), o.Cased...)
		a.orgs = append(a.orgs, org)
		for _, n := range append([]string{o.Name}, o.Aliases...) {
			a.names.add(a.words.learn(n), entry{org: i})
		}
		for _, n := range o.Outlets {
			a.names.add(a.words.learn(n), entry{org: i, outlet: true})
		}
		for _, n := range o.Cased {
			a.names.addCased(a.words.learn(n), entry{org: i})
		}
	}
}

// Organisations lists the directory in the order of its files.
func (a *Directory) Organisations() []Org { return append([]Org(nil), a.orgs...) }

// Organisation returns the organisation that name, an alias or the name of an
// outlet, stands for. Case and hyphens are ignored.
func (a *Directory) Organisation(name string) (Org, bool) {
	var buf [12]word
	if i, ok := a.named(a.words.appendName(buf[:0], name)); ok {
		return a.orgs[i], true
	}
	return Org{}, false
}

// named returns the organisation that all of ws name, by its index. Articles
// before the name do not count.
func (a *Directory) named(ws []word) (int, bool) {
	for len(ws) > 0 {
		if n, e := a.names.longest(ws, true); n == len(ws) {
			return e.org, true
		}
		if !a.is(ws[0], article) {
			break
		}
		ws = ws[1:]
	}
	return 0, false
}
