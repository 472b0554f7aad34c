package incidents

import (
	"slices"
	"strings"
	"testing"

	"ascribe"
	"ascribe/internal/extract/incidents/linear"
	"ascribe/internal/text"
)

// voiceOfGroup returns the features by which the confidence of a group, told
// with the first incident of a report, is judged.
func voiceOfGroup(t *testing.T, source, name string) []string {
	t.Helper()
	a := reader(t).Analyse(text.Parse(source), &ascribe.Report{Text: source})
	g := slices.IndexFunc(a.Groups, func(g Group) bool { return g.Name == name })
	if g < 0 || a.Clusters() == 0 {
		t.Fatalf("%s: %d groups, %d incidents", source, len(a.Groups), a.Clusters())
	}
	f := linear.Features{Named: true}
	a.VoiceFeatures(g, 0, &f)
	return f.Names()
}

func TestVoice(t *testing.T) {
	for _, c := range []struct{ source, group, has, lacks string }{
		{"THE ELN CLAIMED RESPONSIBILITY FOR THE BOMBING OF A BANK.", "National Liberation Army", "saying=claim+", ""},
		{"A BOMB EXPLODED AT A BANK. RESPONSIBILITY WAS CLAIMED BY THE ELN.", "National Liberation Army", "concerned=claim", "concerned=deny"},
		{"THE ELN DENIED RESPONSIBILITY FOR THE BOMBING OF A BANK.", "National Liberation Army", "concerned=deny", "concerned=claim"},
		{"THE POLICE BLAMED THE ELN FOR THE BOMBING OF A BANK.", "National Liberation Army", "saying=accuse by authority+", "concerned=claim"},
		{"THE RELATIVES ACCUSED THE ARMY OF KILLING TWO TEACHERS.", "armed forces", "concerned=accuse", "saying=accuse by authority+"},
		{"THE ELN ACCUSED THE ARMY OF KILLING TWO TEACHERS.", "National Liberation Army", "not-concerned=accuse", "concerned=accuse"},
		{"ALLEGED ELN GUERRILLAS KILLED A TEACHER.", "National Liberation Army", "concerned=doubt", ""},
		{"THE ELN KILLED A TEACHER.", "National Liberation Army", "saying=act+", "concerned=doubt"},
	} {
		got := voiceOfGroup(t, c.source, c.group)
		if !slices.Contains(got, c.has) || c.lacks != "" && slices.Contains(got, c.lacks) {
			t.Errorf("%s\n%s: got %s\nwant %s, not %q", c.source, c.group, strings.Join(got, "; "), c.has, c.lacks)
		}
	}
}

// TestBehindInOrder holds that groups behind an incident come the likeliest
// first, each once, each above the thresholds, with a confidence of the task.
func TestBehindInOrder(t *testing.T) {
	source := "BOGOTA, 4 MAR 89 -- [TEXT] THE ELN AND THE FARC BLEW UP A PIPELINE NEAR CUCUTA YESTERDAY, KILLING TWO WORKERS. THE ARMY ACCUSED THE ELN. " +
		"THE FARC CLAIMED RESPONSIBILITY FOR THE ATTACK. THE MEDELLIN CARTEL KIDNAPPED A JUDGE."
	found := 0
	for _, in := range reader(t).Read(text.Parse(source), &ascribe.Report{Text: source}).Incidents {
		seen := map[string]bool{}
		for i, b := range in.Groups {
			found++
			switch {
			case seen[b.Name]:
				t.Errorf("%s: %s twice", in.Type, b.Name)
			case i > 0 && b.Score > in.Groups[i-1].Score:
				t.Errorf("%s: %s out of order", in.Type, b.Name)
			case b.Score*in.Score < behindThreshold || i > 0 && b.Score*in.Score < furtherThreshold:
				t.Errorf("%s: %s with %.2f in an incident of %.2f", in.Type, b.Name, b.Score, in.Score)
			case !slices.Contains(confidences, b.Confidence):
				t.Errorf("%s: %s has confidence %q", in.Type, b.Name, b.Confidence)
			}
			seen[b.Name] = true
		}
	}
	if found == 0 {
		t.Error("no group found behind any incident")
	}
}

// confidences are the values of MUC-4 slot 11.
var confidences = []string{"REPORTED AS FACT", "ACQUITTED", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED",
	"SUSPECTED OR ACCUSED BY AUTHORITIES", "POSSIBLE"}
