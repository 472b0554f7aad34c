package codebook

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"ascribe"
)

func mustLoad(t testing.TB) *Codebook {
	t.Helper()
	cb, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return cb
}

func TestEveryEmbeddedVersionLoads(t *testing.T) {
	for _, name := range Versions() {
		cb, err := LoadVersion(name)
		if err != nil {
			t.Fatal(err)
		}
		if cb.Version != name {
			t.Errorf("version is %q, want %q", cb.Version, name)
		}
	}
	if all := Versions(); mustLoad(t).Version != all[len(all)-1] {
		t.Errorf("Load does not return the newest of %q", all)
	}
}

func TestUnknownVersion(t *testing.T) {
	_, err := LoadVersion("direction/99")
	if ascribe.CodeOf(err) != ascribe.NotFound || !strings.Contains(err.Error(), "direction/1") {
		t.Errorf("error does not say which versions there are: %v", err)
	}
}

func TestLoadedCodebooksShareNothing(t *testing.T) {
	a, b := mustLoad(t), mustLoad(t)
	a.Rows[0].Affirmed[0] = 99
	a.KindFactor[ascribe.Court] = 99
	if b.Rows[0].Affirmed[0] == 99 || b.KindFactor[ascribe.Court] == 99 {
		t.Error("a change in one loaded codebook shows in another")
	}
}

// TestBrokenData changes one thing in the data of version 1 and expects an
// error that names the place.
func TestBrokenData(t *testing.T) {
	for _, c := range []struct {
		name, file, old, new string
		want                 []string // in the error
	}{
		{"syntax", "levels.toml", `[[level]]`, `[[level]`, []string{"levels.toml:"}},
		{"unknown key", "levels.toml", `definition =`, `definitoin =`, []string{"levels.toml", "definitoin"}},
		{"key of another file", "levels.toml", `[[stage]]`, "[[rule]]\nid = \"x\"\n[[stage]]", []string{"rules.toml", "rule", "levels.toml"}},
		{"wrong type", "likelihood.toml", `low = 1`, `low = "one"`, []string{"likelihood.toml"}},
		{"no version", "codebook.toml", `version = "direction/1"`, `version = ""`, []string{"codebook.toml", "version", "empty"}},
		{"level missing", "levels.toml", `name = "inspired"`, `name = "enabled"`, []string{"levels.toml", "level", `"inspired"`}},
		{"level undefined", "levels.toml", `definition = "A member urged`, `definition = "" #`, []string{"levels.toml", "stage encouragement", "definition"}},
		{"predicate missing", "predicates.toml", "[[predicate]]\nname = \"trained\"", "[[predicate]]\nname = \"taught\"", []string{"predicates.toml", `"trained"`}},
		{"no such role", "predicates.toml", `role = "claim"`, `role = "boast"`, []string{"predicates.toml", "claimed_responsibility", "role", `"boast"`}},
		{"no such extent", "predicates.toml", `absence = "full"`, `absence = "wholly"`, []string{"predicates.toml", "absence", `"wholly"`}},
		{"guidance without stage", "predicates.toml", `stage = "step_by_step"`, ``, []string{"predicates.toml", "instructed_step_by_step", "stage"}},
		{"no such stage", "predicates.toml", `stage = "step_by_step"`, `stage = "hand_in_hand"`, []string{"predicates.toml", "stage", `"hand_in_hand"`}},
		{"no such origin", "speakers.toml", `origin = "court"`, `origin = "heaven"`, []string{"speakers.toml", "kind court", "origin"}},
		{"carries nonsense", "speakers.toml", `carries = "probable"`, `carries = "possible"`, []string{"speakers.toml", "kind police", "carries"}},
		{"rule without text", "rules.toml", `text = "Silence is`, `text = "" # `, []string{"rules.toml", "silence", "text"}},
		{"rule out of order", "rules.toml", `number = 3`, `number = 4`, []string{"rules.toml", "other_voice", "number"}},
		{"rule twice", "rules.toml", `id = "silence"`, `id = "claim_alone"`, []string{"rules.toml", "claim_alone", "twice"}},
		{"ruling missing", "rules.toml", `id = "contested"`, `id = "disputed"`, []string{"rules.toml", "contested", "missing"}},
		{"figure missing", "rules.toml", `margin = 3`, ``, []string{"rules.toml", "ample_evidence", "margin"}},
		{"gap between words", "likelihood.toml", `low = 55`, `low = 60`, []string{"likelihood.toml", "word likely", "low"}},
		{"words end early", "likelihood.toml", `high = 99`, `high = 98`, []string{"likelihood.toml", "98"}},
		{"empty range", "likelihood.toml", "low = 95\nhigh = 99", "low = 95\nhigh = 95", []string{"likelihood.toml", "almost certain", "high"}},
		{"confidence missing", "likelihood.toml", `name = "moderate"`, `name = "middling"`, []string{"likelihood.toml", `"moderate"`}},
		{"row missing", "weights.toml", `predicate = "sent"`, `predicate = "posted"`, []string{"weights.toml", `"sent"`}},
		{"row too short", "weights.toml", `affirmed = [2.2, 1.0, -1.0, -2.0, -2.6]`, `affirmed = [2.2]`, []string{"weights.toml", "sent", "affirmed"}},
		{"not a number", "weights.toml", `affirmed = [2.2,`, `affirmed = [nan,`, []string{"weights.toml", "sent", "affirmed"}},
		{"column missing", "weights.toml", `columns = ["directed", `, `columns = [`, []string{"weights.toml", "columns"}},
		{"factor missing", "weights.toml", `expert = 0.5`, ``, []string{"weights.toml", "kind_factor.expert"}},
		{"factor out of range", "weights.toml", `probable = 0.7`, `probable = -7.0`, []string{"weights.toml", "certainty_factor.probable"}},
		{"factor of nobody", "weights.toml", `expert = 0.5`, "expert = 0.5\nprophet = 1.0", []string{"weights.toml", "kind_factor"}},
		{"state without words", "names.toml", `words = ["Algerian", "Algeria", "Algiers"]`, `words = []`, []string{"names.toml", "Algeria", "words"}},
		{"no such side", "names.toml", "[[source_words]]\norigin = \"state\"", "[[source_words]]\norigin = \"us\"", []string{"names.toml", "origin"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(changed(t, c.file, c.old, c.new))
			if err == nil {
				t.Fatal("no error")
			}
			if ascribe.CodeOf(err) != ascribe.Invalid {
				t.Errorf("code %q, want %q", ascribe.CodeOf(err), ascribe.Invalid)
			}
			for _, w := range c.want {
				if !strings.Contains(err.Error(), w) {
					t.Errorf("error does not name %q: %v", w, err)
				}
			}
		})
	}
}

func TestMissingFile(t *testing.T) {
	folder := changed(t, "codebook.toml", "", "")
	delete(folder, "weights.toml")
	if _, err := Read(folder); err == nil || !strings.Contains(err.Error(), "weights.toml") {
		t.Errorf("error does not name the file: %v", err)
	}
}

func TestOtherFilesAreLeftAlone(t *testing.T) {
	folder := changed(t, "codebook.toml", "", "")
	folder["notes.toml"] = &fstest.MapFile{Data: []byte("this is = = not TOML")}
	if _, err := Read(folder); err != nil {
		t.Error(err)
	}
}

// changed returns version 1's folder with one replacement in one file.
func changed(t *testing.T, file, old, new string) fstest.MapFS {
	t.Helper()
	folder := fstest.MapFS{}
	for _, name := range files {
		b, err := fs.ReadFile(os.DirFS("v1"), name)
		if err != nil {
			t.Fatal(err)
		}
		if name == file {
			if !strings.Contains(string(b), old) {
				t.Fatalf("%s does not contain %q", file, old)
			}
			b = []byte(strings.Replace(string(b), old, new, 1))
		}
		folder[name] = &fstest.MapFile{Data: b}
	}
	return folder
}

func TestWordForTilesTheScale(t *testing.T) {
	cb := mustLoad(t)
	for _, c := range []struct {
		p    float64
		want string
	}{
		{0, "almost no chance"}, {0.0499, "almost no chance"}, {0.05, "very unlikely"}, {0.2, "unlikely"},
		{0.45, "roughly even"}, {0.55, "likely"}, {0.7999, "likely"}, {0.8, "very likely"}, {0.95, "almost certain"},
		{0.99, "almost certain"}, {1, "almost certain"},
	} {
		if got := cb.WordFor(c.p); got != c.want {
			t.Errorf("WordFor(%g) = %q, want %q", c.p, got, c.want)
		}
	}
}

func TestWeight(t *testing.T) {
	cb := mustLoad(t)
	s := ascribe.Statement{Predicate: ascribe.Sent, Polarity: ascribe.Affirmed, Certainty: ascribe.Certain, SpeakerKind: ascribe.Police}
	full := cb.Weight(&s, ascribe.Directed)
	if full <= 0 {
		t.Fatalf("an order affirmed weighs %g for directed", full)
	}
	s.Certainty = ascribe.Probable
	if w := cb.Weight(&s, ascribe.Directed); w <= 0 || w >= full {
		t.Errorf("the probable order weighs %g, the certain one %g", w, full)
	}
	s.Certainty, s.Polarity = ascribe.Certain, ascribe.Denied
	if w := cb.Weight(&s, ascribe.Directed); w >= 0 {
		t.Errorf("an order denied weighs %g for directed", w)
	}
	s.Certainty = ascribe.Unknown
	if w := cb.Weight(&s, ascribe.Directed); w != 0 {
		t.Errorf("an open question weighs %g", w)
	}
	if w := cb.Weight(&s, ascribe.Undetermined); w != 0 {
		t.Errorf("undetermined is weighed: %g", w)
	}
}

// FuzzRead feeds a changed file: whatever it holds, reading ends with a
// codebook or an error, and what is read is complete.
func FuzzRead(f *testing.F) {
	for _, name := range files {
		b, err := os.ReadFile("v1/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(name, b)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		folder := changed(t, "codebook.toml", "", "")
		folder[name] = &fstest.MapFile{Data: data}
		cb, err := Read(folder)
		if err != nil {
			return
		}
		if len(cb.Rows) != len(ascribe.DirectionPredicates) || len(cb.Kinds) != len(ascribe.SpeakerKinds) {
			t.Errorf("incomplete codebook accepted: %d rows, %d kinds", len(cb.Rows), len(cb.Kinds))
		}
		for _, u := range used {
			if _, ok := cb.Rule(u.id); !ok {
				t.Errorf("a codebook without rule %q was accepted", u.id)
			}
		}
	})
}
