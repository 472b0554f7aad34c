package incidents

import (
	"slices"
	"testing"

	"ascribe"
	"ascribe/internal/text"
)

// accountOf returns how a report speaks of a group's part in its first
// incident: "accuse by authority".
func accountOf(t *testing.T, source, name string) string {
	t.Helper()
	a := reader(t).Analyse(text.Parse(source), &ascribe.Report{Text: source})
	g := slices.IndexFunc(a.Groups, func(g Group) bool { return g.Name == name })
	if g < 0 || a.Clusters() == 0 {
		t.Fatalf("%s: %d groups, %d incidents", source, len(a.Groups), a.Clusters())
	}
	ac := a.account(g, &a.clusters[0])
	way, by, _, _ := ac.strongest()
	return way + " by " + by
}

func TestAccount(t *testing.T) {
	const eln, forces = "National Liberation Army", "armed forces"
	for _, c := range []struct{ source, group, want string }{
		{"THE ELN CLAIMED RESPONSIBILITY FOR THE BOMBING OF A BANK.", eln, "claim by own"},
		{"A BOMB EXPLODED AT A BANK. RESPONSIBILITY WAS CLAIMED BY THE ELN.", eln, "claim by own"},
		{"THE ELN DENIED RESPONSIBILITY FOR THE BOMBING OF A BANK.", eln, "deny by own"},
		{"THE POLICE BLAMED THE ELN FOR THE BOMBING OF A BANK.", eln, "accuse by authority"},
		{"THE RELATIVES ACCUSED THE ARMY OF KILLING TWO TEACHERS.", forces, "accuse by witness"},
		{"THE ELN ACCUSED THE ARMY OF KILLING TWO TEACHERS.", forces, "accuse by rival"},
		{"THE ELN ACCUSED THE ARMY OF KILLING TWO TEACHERS.", eln, "named by own"},
		{"GOVERNOR JUAN RIVAS SPOKE TODAY. GOVERNOR RIVAS SAID HE WAS SAD. RIVAS BLAMED THE ELN FOR THE MURDER OF A TEACHER.", eln, "accuse by authority"},
		{"A BANK WAS BOMBED. THE ATTACK WAS ATTRIBUTED TO THE FARC AND NOT TO THE ELN.", eln, "named by nobody"},
		{"WIDOWS HOLD THE GOVERNMENT AND THE ARMY RESPONSIBLE FOR THE MURDER OF TWO TEACHERS.", forces, "accuse by other"},
		{"THE MINISTER BLAMED THE FARC AND THE ELN FOR THE MURDER OF A TEACHER.", eln, "accuse by authority"},
		{"THE ELN WAS LINKED TO THE MURDER OF A TEACHER.", eln, "link by nobody"},
		{"ALLEGED ELN GUERRILLAS KILLED A TEACHER.", eln, "doubt by nobody"},
		{"IT IS POSSIBLE THAT THE ELN KILLED THE TEACHER.", eln, "maybe by nobody"},
		{"THE ELN KILLED A TEACHER.", eln, "act by nobody"},
		{"TWO PRIESTS WERE MURDERED BY MEN WEARING ARMY UNIFORMS.", forces, "dress by nobody"},
		{"TWO PRIESTS WERE MURDERED BY MEN IN THE UNIFORM OF THE ARMY.", forces, "dress by nobody"},
		{"THE ELN BOMBED A BANK ON 6 MAY.", eln, "act by nobody"},
		{"A BANK WAS BOMBED. THE ELN REJECTED THE PEACE PLAN.", eln, "named by own"},
		{"A BANK WAS BOMBED. THE ELN REJECTED ANY INVOLVEMENT IN IT.", eln, "deny by own"},
		{"A BANK WAS BOMBED. A FLAG OF THE ELN WAS FOUND THERE.", eln, "mark by nobody"},
		{"A BANK WAS BOMBED. THE GOVERNMENT CHARGES THAT THE ELN IS A WING OF A PARTY.", eln, "named by authority"},
		{"SOLDIERS KILLED TWO TEACHERS. THE ARMY ADMITTED THAT ITS MEN SHOT THEM.", forces, "claim by own"},
		{"THE POLICE REPORTED THAT ALLEGED ELN MEMBERS KILLED A TEACHER.", eln, "doubt by authority"},
		{"A SHEPHERD SAID THAT THE ELN MIGHT HAVE KILLED THE TEACHER.", eln, "maybe by other"},
		{"A BOMB KILLED TWO MEN. A WITNESS SAID TO NEWSMEN THAT THE ELN IS STRONG.", eln, "named by witness"},
		{"THE ARMY DENIED ANY ROLE AND, INSTEAD, BLAMED THE ELN FOR THE MURDER OF A TEACHER.", eln, "accuse by authority"},
		{"OPPOSITION LEADERS BLAMED THE ARMY FOR THE MURDER OF A TEACHER.", forces, "accuse by other"},
		{"THE FOUNDER OF THE ELN, WHOM THE PRESIDENT ACCUSED OF THE MURDER OF A TEACHER, FLED.", eln, "accuse by authority"},
		{"WIDOWS SAY THE PRESIDENT ACKNOWLEDGED THAT MEN OF THE ARMY WERE RESPONSIBLE FOR THE MURDER OF TWO TEACHERS.", forces, "accuse by authority"},
		{"THE ELN HAS NOT CLAIMED RESPONSIBILITY FOR THE BOMBING OF A BANK.", eln, "named by nobody"},
		{"A BANK WAS BOMBED. THE ELN HAS NOT YET CLAIMED RESPONSIBILITY.", eln, "named by nobody"},
		{"A BANK WAS BOMBED NEAR A CAMP OF THE ELN. NO GROUP HAS CLAIMED RESPONSIBILITY.", eln, "named by nobody"},
		{"A BANK WAS BOMBED. THE ATTACKERS PAINTED ITS WALL WITH THE WORDS ELN.", eln, "mark by nobody"},
		{"THE GOVERNOR SAID HE DID NOT RULE OUT THAT THE ELN WAS RESPONSIBLE FOR THE BOMBING OF A BANK.", eln, "maybe by authority"},
		{"THE ELN BOMBED A BANK. PEOPLE SAY THE ELN COULD HELP THE POOR.", eln, "act by nobody"},
		{"THE ELN BOMBED A BANK. MONTHS AGO A JUDGE WAS SHOT, APPARENTLY BY THE ELN.", eln, "act by nobody"},
		{"APPARENTLY THE ELN BOMBED A BANK.", eln, "doubt by nobody"},
		{"A JUDGE WAS SHOT. SOLDIERS SEEK THE MEN RESPONSIBLE FOR IT. THE ARMY IS STRONG.", forces, "named by nobody"},
		{"A JUDGE WAS SHOT. PUPILS WERE ACCUSED OF FRIENDSHIP WITH THE ELN.", eln, "named by nobody"},
		{"A LEFTIST GROUP CLAIMED RESPONSIBILITY FOR THE ATTACK ON AN ARMY CONVOY.", forces, "named by rival"},
		{"THE MURDER OF A TEACHER WAS BLAMED ON THE ELN.", eln, "accuse by nobody"},
		{"GUNMEN CHARGED A TEACHER WITH SPYING FOR THE ARMY AND KILLED HIM.", forces, "named by rival"},
		{"TWO DYNAMITE CHARGES DESTROYED A BANK NEAR THE SEAT OF THE ARMY.", forces, "named by nobody"},
		{"A JUDGE WAS SHOT IN THE ARMY'S AREA OF RESPONSIBILITY.", forces, "named by nobody"},
		{"A JUDGE WAS SHOT. THE ARMY DOES NOT KNOW WHO IS RESPONSIBLE.", forces, "named by nobody"},
		{"TWO TEACHERS WERE SHOT. THE ARMY ADMITTED THAT A SOLDIER HAD DIED IN A CLASH.", forces, "named by own"},
		{"TWO TEACHERS WERE SHOT. THE ARMY ISSUED A COMMUNIQUE.", forces, "named by nobody"},
		{"POLICE SAID THE BOMBING COULD BE THE WORK OF THE FARC OR THE ELN.", eln, "maybe by authority"},
		{"CLANDESTINE, 4 MAR 89 (RADIO VENCEREMOS) -- [TEXT] OUR UNITS BLEW UP TWO PYLONS. THE FMLN IS STRONG.",
			"Farabundo Marti National Liberation Front", "telling by own"},
	} {
		if got := accountOf(t, c.source, c.group); got != c.want {
			t.Errorf("%s\n%s: got %s, want %s", c.source, c.group, got, c.want)
		}
	}
}

// TestHear holds whose voice sentences are in: who spoke last in pronouns and
// quotation marks, whose turn it is in an interview, whose report it is.
func TestHear(t *testing.T) {
	for _, c := range []struct {
		source string
		want   []string
	}{
		{"THE INTERIOR MINISTER SAID THAT THE ELN BOMBED A BANK. HE SAID THE FARC HAD HELPED.", []string{"authority", "authority"}},
		{"THE ELN BOMBED A BANK. WITNESSES SAID TWO MEN FLED.", []string{"nobody", "witness"}},
		{"COLONEL PEREZ SAID THE ELN IS WEAK. \"IT BOMBED A BANK.\"", []string{"authority", "authority"}},
		{"BOGOTA, 4 MAR 89 -- [INTERVIEW WITH PRESIDENT-ELECT JUAN RIVAS] [TEXT] [RIVAS] RAIN FELL. [REPORTER] WHAT OF THE ELN? [RIVAS] IT BOMBED A BANK.",
			[]string{"authority", "press", "authority"}},
		{"BOGOTA, 4 MAR 89 -- [COMMUNIQUE] [MINISTRY OF DEFENSE] [TEXT] THE ELN BOMBED A BANK.", []string{"authority"}},
		{"CLANDESTINE, 4 MAR 89 (RADIO VENCEREMOS) -- [TEXT] THE ARMY BOMBED A VILLAGE.", []string{"group"}},
	} {
		a := reader(t).Analyse(text.Parse(c.source), &ascribe.Report{Text: c.source})
		var got []string
		for i := range a.d.sents {
			got = append(got, a.d.sents[i].voice.class)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.source, got, c.want)
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
