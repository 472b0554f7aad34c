package link

// vetoShare is the share of the pairs of two groups that may exclude each other:
// among many reports one misread day or place keeps nothing apart.
const vetoShare = 1.0 / 3

// cohesion is the share of its own agreement that a group asks of another in
// plain news, where no fact sets look-alikes apart: two groups of reports, each
// much alike in itself and less so the other, are of two events.
const cohesion = 0.65

// slack is how far below 0 the pairs of two groups of attacks may come to in all,
// in nats, where both have more than one member: a report of two attacks ties the
// first reports of either, which have nothing in common.
const slack = 4

// crossing is what the pairs across two groups come to.
type crossing struct {
	tie
	vetoes int     // pairs that exclude each other, at the least agreement there is
	plain  int     // pairs of plain news
	unlike float64 // log-odds of the other pairs that do not agree, not above 0
	never  bool    // two incidents of one report are among them
}

// turn is how early two groups are joined, of all that may be. Pairs of attacks
// that do not agree count as nothing there: a report that leaves out or misreads
// a fact agrees with some of its incident only, and with these best.
func (c crossing) turn() float64 {
	return c.value() - (1-bestShare)*c.unlike/float64(c.n)
}

// cross compares the delegates of two groups, pairs that no key brought
// together too.
func (a *agglomeration) cross(g, h int) (c crossing) {
	for _, i := range first(a.members[g]) {
		for _, j := range first(a.members[h]) {
			v := a.compare(i, j)
			if v.veto {
				c.vetoes++
				c.never = c.never || a.mentions[i].Report == a.mentions[j].Report
				v.logOdds = -maxOdds
			}
			t := pairTie(v.logOdds)
			c.tie = c.plus(t)
			if a.mentions[i].plain() && a.mentions[j].plain() {
				c.plain++
			} else {
				c.unlike += min(0, t.sum)
			}
		}
	}
	return c
}

// fit compares two groups and reports whether they belong together: few pairs
// exclude each other, and the groups agree well enough, by themselves and
// beside how their own members agree.
func (a *agglomeration) fit(g, h int) (c crossing, ok bool) {
	c = a.cross(g, h)
	if c.never || float64(c.vetoes) > vetoShare*float64(c.n) || c.value() < -c.patience() {
		return c, false
	}
	within := min(a.inner[g].own(), a.inner[h].own())
	share := c.plainShare()
	return c, within == 0 || c.mean() >= share*cohesion*within-(1-share)*slack/float64(c.n)
}

func (c crossing) plainShare() float64 { return float64(c.plain) / float64(c.n) }
