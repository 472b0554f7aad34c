package link

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ascribe"
)

// scenario is a few mentions, the decisions about them and the groups that
// they should make. testdata/scenarios.txt is meant to be read by anyone: a
// line is "LABEL field=value ... : what the report says".
type scenario struct {
	name      string
	mentions  []Profile
	decisions []Decision
	want      string
}

func TestScenarios(t *testing.T) {
	m := loaded(t)
	for _, s := range scenarios(t, m, read(t, "testdata/scenarios.txt")) {
		t.Run(s.name, func(t *testing.T) {
			if got := partition(linked(t, m, s.mentions, s.decisions)); got != s.want {
				t.Errorf("grouped as %q, want %q%s", got, s.want, comparisons(m, s.mentions))
			}
		})
	}
}

func comparisons(m *Model, ps []Profile) string {
	var b strings.Builder
	for i := range ps {
		for j := range i {
			score, why, _ := m.Score(&ps[i], &ps[j])
			fmt.Fprintf(&b, "\n%s %s %.2f %s", ps[j].Mention, ps[i].Mention, score, strings.Join(why, ", "))
		}
	}
	return b.String()
}

func loaded(t testing.TB) *Model {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// linked groups mentions that come all at once.
func linked(t testing.TB, m *Model, ps []Profile, ds []Decision) []Group {
	groups, _, err := NewLinker(m, NewMemory()).Link(t.Context(), ps, ds)
	if err != nil {
		t.Fatal(err)
	}
	return groups
}

// partition writes groups as "a b | c": the labels in order, then the groups.
func partition(groups []Group) string {
	var out []string
	for _, g := range groups {
		out = append(out, strings.Join(slices.Sorted(slices.Values(g.Mentions)), " "))
	}
	slices.Sort(out)
	return strings.Join(out, " | ")
}

func read(t *testing.T, path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestWorkedExample holds docs/linking.md to what the program does: its second
// block is what comparing the mentions of its first one gives.
func TestWorkedExample(t *testing.T) {
	blocks := strings.Split(read(t, "../../docs/linking.md"), "```\n")
	if len(blocks) != 5 {
		t.Fatalf("%d parts in docs/linking.md, want text, example, text, comparisons, text", len(blocks))
	}
	m := loaded(t)
	s := scenarios(t, m, blocks[1])[0]
	if got := partition(linked(t, m, s.mentions, nil)); got != s.want {
		t.Errorf("grouped as %q, want %q", got, s.want)
	}
	if got := strings.TrimPrefix(comparisons(m, s.mentions), "\n") + "\n"; got != blocks[3] {
		t.Errorf("compared as\n%swant\n%s", got, blocks[3])
	}
}

func scenarios(t *testing.T, m *Model, text string) []scenario {
	places := map[string]*ascribe.Place{}
	var out []scenario
	for n, line := range strings.Split(text, "\n") {
		verb, rest, _ := strings.Cut(line, " ")
		switch verb {
		case "", "#":
		case "place":
			p := placeOf(strings.Fields(rest))
			places[strings.ReplaceAll(p.Name, " ", "_")] = p
		case "scenario":
			out = append(out, scenario{name: rest})
		default:
			if err := out[len(out)-1].read(m, places, verb, rest); err != nil {
				t.Fatalf("line %d: %v", n+1, err)
			}
		}
	}
	return out
}

func placeOf(f []string) *ascribe.Place {
	lat, _ := strconv.ParseFloat(f[4], 64)
	lon, _ := strconv.ParseFloat(f[5], 64)
	region := strings.Trim(strings.ReplaceAll(f[3], "_", " "), "-")
	return &ascribe.Place{Name: strings.ReplaceAll(f[0], "_", " "), CountryCode: f[1], Country: f[1],
		Precision: f[2], Region: region, Lat: lat, Lon: lon}
}

func (s *scenario) read(m *Model, places map[string]*ascribe.Place, verb, rest string) error {
	switch verb {
	case "groups":
		s.want = rest
	case "merge", "split", "undo":
		a, b, _ := strings.Cut(rest, " ")
		s.decisions = append(s.decisions, Decision{ID: strconv.Itoa(len(s.decisions) + 1), Kind: DecisionKind(verb), A: a, B: b})
	default:
		fields, text, _ := strings.Cut(rest, ": ")
		r := ascribe.Report{ID: verb, Text: text}
		mention := ascribe.Mention{ID: "i1", Main: true}
		for _, f := range strings.Fields(fields) {
			if err := set(&r, &mention, places, f); err != nil {
				return err
			}
		}
		p := m.Profile(&r, &mention)
		p.Mention = verb
		s.mentions = append(s.mentions, p)
	}
	return nil
}

func set(r *ascribe.Report, m *ascribe.Mention, places map[string]*ascribe.Place, field string) (err error) {
	key, value, _ := strings.Cut(field, "=")
	switch key {
	case "report":
		r.ID = value
	case "published":
		r.Published, err = ascribe.ParseDate(value)
	case "date":
		m.Date, err = ascribe.ParseDate(value)
	case "place":
		if m.Place = places[value]; m.Place == nil {
			err = fmt.Errorf("no place %q", value)
		}
	case "type":
		m.AttackType = ascribe.AttackType(value)
	case "weapon":
		m.Weapon = ascribe.Weapon(value)
	case "outcome":
		m.Outcome = ascribe.Outcome(value)
	case "killed":
		m.Killed, err = countOf(value)
	case "injured":
		m.Injured, err = countOf(value)
	default:
		err = fmt.Errorf("no field %q", key)
	}
	return err
}

func countOf(s string) (*ascribe.Count, error) {
	n, err := strconv.Atoi(s)
	return &ascribe.Count{Low: n, Best: n, High: n}, err
}
