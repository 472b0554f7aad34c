package actors

import (
	"testing"

	"ascribe"
	"ascribe/internal/text"
)

func load(t testing.TB) *Directory {
	t.Helper()
	a, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestOrganisationByAnyAlias(t *testing.T) {
	a := load(t)
	for alias, want := range map[string]string{
		"ISIS": "Islamic State", "so-called Islamic State": "Islamic State", "Daesh": "Islamic State", "Amaq": "Islamic State",
		"al Qaida": "al-Qaeda", "Al-Shabab": "al-Shabaab", "the Tamil Tigers": "Liberation Tigers of Tamil Eelam",
		"LTTE": "Liberation Tigers of Tamil Eelam", "Sendero Luminoso": "Shining Path", "M-19": "19th of April Movement",
		"The Extraditables": "Extraditables", "Medellin Cartel": "Medellin Cartel", "PKK": "Kurdistan Workers' Party",
		"Kurdistan Freedom Hawks": "Kurdistan Freedom Falcons", "DHKP/C": "DHKP-C", "Lashkar e Taiba": "Lashkar-e-Taiba",
		"Farabundo Martí National Liberation Front": "Farabundo Marti National Liberation Front", "I.R.A.": "Irish Republican Army",
	} {
		if o, ok := a.Organisation(alias); !ok || o.Name != want {
			t.Errorf("Organisation(%q) = %q, %v; want %q", alias, o.Name, ok, want)
		}
	}
	for _, no := range []string{"", "the", "Ministry of Health", "Islamic State officials"} {
		if o, ok := a.Organisation(no); ok {
			t.Errorf("Organisation(%q) = %q; want none", no, o.Name)
		}
	}
}

func TestFindOrganisations(t *testing.T) {
	a := load(t)
	for _, c := range []struct {
		source string
		want   []string
	}{
		{"Police said IS is to blame, not the group's rival.", []string{"IS=Islamic State", "the group=?"}},
		{"It is what it is, and the base of the statue broke.", nil},
		{"Members of Lashkar-e-Taiba's wing met the Taliban.", []string{"Lashkar-e-Taiba=Lashkar-e-Taiba", "Taliban=Taliban"}},
		{"THE FMLN ATTACKED AND THE EXTRADITABLES CLAIMED IT.", []string{"FMLN=Farabundo Marti National Liberation Front", "THE EXTRADITABLES=Extraditables"}},
		{"He named the Revolutionary People's Liberation Front.", []string{"Revolutionary People's Liberation Front=DHKP-C"}},
		{"The national resistance to the plan grew.", nil},
		{"It had come from the Kurdish militia.", []string{"the Kurdish militia=?"}},
	} {
		d := text.Parse(c.source)
		ms := a.FindOrganisations(d)
		var got []string
		for _, m := range ms {
			name := m.Org.Name
			if m.Generic {
				name = "?"
			}
			got = append(got, d.Slice(m.Range)+"="+name)
		}
		if len(got) != len(c.want) {
			t.Errorf("%q: got %q, want %q", c.source, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%q: got %q, want %q", c.source, got, c.want)
			}
		}
	}
}

func TestKindOf(t *testing.T) {
	a := load(t)
	for phrase, want := range map[string]ascribe.SpeakerKind{
		"Police":                    ascribe.Police,
		"the FBI's director":        ascribe.Police,
		"FBI officials":             ascribe.Police,
		"the national police chief": ascribe.Police,
		"a spokesman for the prosecutors in Graz":             ascribe.Prosecutor,
		"a spokesman for the Ulster Defence Association":      ascribe.Organisation, // not the defence in court
		"the Paris prosecutor":                                ascribe.Prosecutor,
		"the charge sheet":                                    ascribe.Prosecutor,
		"Mr Justice Weir":                                     ascribe.Court,
		"the presiding judge":                                 ascribe.Court,
		"court papers":                                        ascribe.Court,
		"Bavaria's interior minister":                         ascribe.Government,
		"a member of the parliamentary committee":             ascribe.Government,
		"White House spokesman":                               ascribe.Government,
		"customs officers":                                    ascribe.Government,
		"The director of the Central Intelligence Agency":     ascribe.Intelligence,
		"the head of the security service":                    ascribe.Intelligence,
		"an army spokesman":                                   ascribe.Military,
		"the gunman's lawyer":                                 ascribe.Attacker,
		"a lawyer for two of the accused":                     ascribe.Attacker,
		"a lawyer for survivors":                              ascribe.Witness,
		"one of the suspects":                                 ascribe.Attacker,
		"the father of one gunman":                            ascribe.Family,
		"a friend of the gunman":                              ascribe.Witness,
		"a security analyst in Nairobi":                       ascribe.Expert,
		"a Western intelligence source":                       ascribe.AnonymousOfficial,
		"a Belgian source":                                    ascribe.AnonymousOfficial,
		"German security officials":                           ascribe.AnonymousOfficial,
		"an officer of the agency, on condition of anonymity": ascribe.AnonymousOfficial,
		"a Swedish evening paper":                             ascribe.Media,
		"the rebels":                                          ascribe.Organisation,
		"Islamic State":                                       ascribe.Organisation,
		"Amaq":                                                ascribe.Organisation,
	} {
		if got, ok := a.KindOf(phrase); !ok || got != want {
			t.Errorf("KindOf(%q) = %q, %v; want %q", phrase, got, ok, want)
		}
	}
	for _, no := range []string{"he", "Jane Roe", "", "Tuesday"} {
		if got, ok := a.KindOf(no); ok {
			t.Errorf("KindOf(%q) = %q; want none", no, got)
		}
	}
}

// TestNameBeforeNoun holds that an article and a noun like "network" do not
// take a name between them for an adjective, and that a name which goes on is
// another group's.
func TestNameBeforeNoun(t *testing.T) {
	a := load(t)
	for source, want := range map[string]string{
		"The agency blamed the Haqqani network for it.": "Haqqani network", "Officials said that Hezbollah al-Hejaz built the bomb.": "Hezbollah al-Hejaz",
		"Hezbollah, al-Bab residents said, built the bomb.": "Hezbollah",
	} {
		if ms := a.FindOrganisations(text.Parse(source)); len(ms) != 1 || ms[0].Generic || ms[0].Org.Name != want {
			t.Errorf("%s: %+v", source, ms)
		}
	}
}
