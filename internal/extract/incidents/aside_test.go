package incidents

import "testing"

// TestAsides holds which of the times of a report date its attack. Each text
// opens with a dated attack or none and goes on with a time that belongs to
// something else.
func TestAsides(t *testing.T) {
	for _, c := range []struct{ name, published, body, date string }{
		{"pursuit", "2013-04-21", "BOSTON - Three people were killed by two bombs in Boston on Monday. One suspect was killed on Friday in a shootout with police.", "2013-04-15"},
		{"manhunt", "2013-04-19", "BOSTON - Bombs killed three people in Boston. The bombing manhunt on Thursday night shut the city down.", "2013-04-19"},
		{"phrase of another thing", "2015-11-16", "PARIS - The attacks in Paris killed 130 people. They have changed the 2014 campaign.", "2015-11-16"},
		{"comparison", "2015-12-03", "SAN BERNARDINO - Gunmen killed 14 people in San Bernardino on Wednesday, the deadliest shooting since the December 2012 attack on a school.", "2015-12-02"},
		{"more than is no comparison", "2015-11-14", "PARIS - Gunmen and bombers killed more than 120 people in Paris overnight.", "2015-11-13"},
		{"another attack's name", "2013-04-20", "BOSTON - The bombs in Boston killed three people. The Sept. 11, 2001 attacks were far worse.", "2013-04-20"},
		{"the same day of another year", "2012-10-02", "BENGHAZI - Gunmen killed four people in the Sept. 11 attack on the consulate in Benghazi.", "2012-09-11"},
		{"signed posting", "2019-03-18", "CHRISTCHURCH - A gunman killed 49 people in Christchurch on Friday. A mosque was attacked, it said — Newsroom (@newsroom) March 17, 2019", "2019-03-15"},
		{"planned day to come", "2015-04-18", "MELBOURNE - Police arrested five men over a plan to attack officers in Melbourne on April 25, 2015.", "2015-04-25"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, c.published, "", c.body)
			if len(a.Mentions) == 0 {
				t.Fatal("no incident was found")
			}
			if got := a.Mentions[0].Date.String(); got != c.date {
				t.Errorf("dated %s, want %s", got, c.date)
			}
		})
	}
}

// What becomes of those who led or planned an attack is no further one.
func TestFateOfThePlanners(t *testing.T) {
	for _, after := range []string{
		"The planner of the attack, a Kenyan commander, was shot dead in Somalia in 2016, officials said.",
		"The man whom Kenya held to be behind it, a commander of the group, was killed in Somalia in 2016.",
	} {
		a := read(t, "2019-07-04", "", "NAIROBI - Three men were jailed on Wednesday over the attack in Garissa in April 2015, in which 148 people were killed. "+after)
		if len(a.Mentions) != 1 || a.Mentions[0].Place == nil || a.Mentions[0].Place.Name != "Garissa" {
			t.Errorf("%s: %+v", after, a.Mentions)
		}
	}
	a := read(t, "2019-07-04", "", "NAIROBI - Three men were jailed on Wednesday over the attack in Garissa in April 2015. A commander of the police was killed in Mogadishu on Tuesday.")
	if len(a.Mentions) != 2 {
		t.Errorf("a police commander's death is an attack: %+v", a.Mentions)
	}
}
