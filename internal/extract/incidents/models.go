package incidents

import (
	"embed"
	"path"
	"strings"

	"ascribe"
	"ascribe/internal/extract/linear"
	"ascribe/internal/extract/trees"
)

// Models are the fitted models as text (see package linear), by name:
// "relevance" (is the report about an attack), "incidents" (does a group of
// events deserve a template), "roles" (what a phrase is in an incident),
// "accept" and "fillers" (do they hold beside the others of the report),
// "behind" (does a group named stand behind it), and one for each of
// [Attributes].
type Models map[string]string

//go:embed models/*.txt
var embedded embed.FS

// Embedded returns the models that the program was built with.
func Embedded() (Models, error) {
	files, err := embedded.ReadDir("models")
	if err != nil {
		return nil, &ascribe.Error{Code: ascribe.Internal, What: "models not built in", Err: err}
	}
	out := Models{}
	for _, f := range files {
		b, err := embedded.ReadFile(path.Join("models", f.Name()))
		if err != nil {
			return nil, &ascribe.Error{Code: ascribe.Internal, What: "model not readable", Where: f.Name(), Err: err}
		}
		out[strings.TrimSuffix(f.Name(), ".txt")] = string(b)
	}
	return out, nil
}

// models are the models ready for use.
type models struct {
	relevance, incidents, roles *linear.Model
	// accept decides over the proposals of a report, fillers over what fills
	// their roles.
	accept, fillers *trees.Model
	// behind tells which groups stand behind an incident.
	behind *linear.Model
	// attributes are in the order of [Attributes].
	attributes []*linear.Model
}

func (m Models) parse() (models, error) {
	var out models
	var err error
	read := func(name string) *linear.Model {
		p, e := linear.Parse(name+".txt", m[name])
		if err == nil {
			err = e
		}
		return p
	}
	grown := func(name string) *trees.Model {
		p, e := trees.Parse(name+".txt", m[name])
		if err == nil {
			err = e
		}
		return p
	}
	out.relevance, out.incidents, out.roles = read("relevance"), read("incidents"), read("roles")
	out.accept, out.fillers = grown("accept"), grown("fillers")
	out.behind = read("behind")
	for _, at := range Attributes {
		out.attributes = append(out.attributes, read(at.Name))
	}
	return out, err
}
