package incidents

import (
	"slices"
	"strings"

	"ascribe"
	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/extract/incidents/lexicon"
)

// weaponOf maps the classes of the lexicon's weapons to categories.
var weaponOf = map[string]ascribe.Weapon{
	"BOMB": ascribe.Explosives, "VEHICLE BOMB": ascribe.Explosives, "DYNAMITE": ascribe.Explosives,
	"EXPLOSIVE": ascribe.Explosives, "MINE": ascribe.Explosives, "GRENADE": ascribe.Explosives,
	"AERIAL BOMB": ascribe.Explosives, "MORTAR": ascribe.Explosives, "ROCKET": ascribe.Explosives,
	"MISSILE": ascribe.Explosives, "GUN": ascribe.Firearms, "RIFLE": ascribe.Firearms,
	"MACHINE GUN": ascribe.Firearms, "HANDGUN": ascribe.Firearms, "CUTTING DEVICE": ascribe.Melee,
	"STONE": ascribe.Melee, "FIRE": ascribe.Incendiary, "MOLOTOV COCKTAIL": ascribe.Incendiary,
	"CHEMICAL": ascribe.Chemical,
}

// tally counts what speaks for each class, and where it was first said.
type tally[K comparable] struct {
	votes map[K]float64
	first map[K]int
}

func newTally[K comparable]() tally[K] { return tally[K]{map[K]float64{}, map[K]int{}} }

func (t tally[K]) add(k K, v float64, sent int) {
	if _, ok := t.first[k]; !ok {
		t.first[k] = sent
	}
	t.votes[k] += v
}

// means tallies kinds of event and weapons over the sentences of a track.
type means struct {
	kinds   tally[kind]
	weapons tally[ascribe.Weapon]
}

func (d *document) means(sents []int) means {
	m := means{newTally[kind](), newTally[ascribe.Weapon]()}
	for _, i := range sents {
		s := &d.sents[i]
		weight := 1.0
		if len(sents) > 0 && i == sents[0] {
			weight = 2
		}
		for _, k := range s.events {
			if e := &d.events[k]; !e.negated && !(e.general && !e.verb) {
				d.vote(&m, s, e, weight)
			}
		}
		d.voteWeapons(&m, s, weight)
	}
	return m
}

// vote counts one event; "knife attack" and "drove a lorry into" say their
// means.
func (d *document) vote(m *means, s *sentence, e *event, weight float64) {
	if e.unreal {
		weight /= 2
	}
	kd := e.kind
	if kd == attack && e.np >= 0 {
		if by := meansIn(s, &s.NPs[e.np]); by != "" {
			kd = by
		}
	}
	if kd == ram && d.namesWeapon(s, ascribe.Explosives) {
		kd = bomb // a vehicle loaded with explosives
	}
	m.kinds.add(kd, weight, s.at)
	if w, ok := weaponOfKind[kd]; ok {
		m.weapons.add(w, weight, s.at)
	}
}

// namesWeapon reports whether s names a weapon of a category.
func (d *document) namesWeapon(s *sentence, w ascribe.Weapon) bool {
	for k := range s.Tokens {
		if x, ok := s.Tokens[k].Word.Sense(lexicon.Weapon); ok && weaponOf[x.Type] == w {
			return true
		}
	}
	return false
}

var weaponOfKind = map[kind]ascribe.Weapon{shoot: ascribe.Firearms, bomb: ascribe.Explosives, stab: ascribe.Melee,
	ram: ascribe.Vehicle, burn: ascribe.Incendiary}

// meansIn returns the kind that a modifier gives to a noun of attack.
func meansIn(s *sentence, n *clause.NP) kind {
	for k := n.First; k < n.Last; k++ {
		w := s.Tokens[k].Word
		if sense, ok := w.Sense(lexicon.Weapon); ok {
			for kd, weapon := range weaponOfKind {
				if weaponOf[sense.Type] == weapon {
					return kd
				}
			}
		}
		if sense, ok := w.Sense(lexicon.Object); ok && sense.Type == "TRANSPORT VEHICLE" && roadVehicle(w.Lemma) {
			return ram
		}
	}
	return ""
}

func roadVehicle(lemma string) bool {
	switch lemma {
	case "car", "truck", "lorry", "van", "vehicle", "bus", "tractor":
		return true
	}
	return false
}

// voteWeapons counts weapons named as such.
func (d *document) voteWeapons(m *means, s *sentence, weight float64) {
	for k := range s.Tokens {
		t := &s.Tokens[k]
		if t.Part != clause.Noun && t.Part != clause.Name {
			continue
		}
		if sense, ok := t.Word.Sense(lexicon.Weapon); ok && t.Word.NounEvent == "" && t.Lower != "shot" {
			if w, ok := weaponOf[sense.Type]; ok && t.Word.Lemma != "weapon" && t.Word.Lemma != "charge" {
				m.weapons.add(w, weight/2, s.at)
			}
		}
		if (t.Lower == "gunman" || t.Lower == "gunmen") && weight > 0 {
			m.weapons.add(ascribe.Firearms, weight, s.at)
			m.kinds.add(shoot, weight, s.at)
		}
	}
}

// attackType decides the type of attack and the sentence that shows it.
// Where firearms and explosives were used together it is an armed assault.
func (m means) attackType(official bool) (ascribe.AttackType, int) {
	v := m.kinds.votes
	total := 0.0
	for _, x := range v {
		total += x
	}
	pick := func(t ascribe.AttackType, k kind) (ascribe.AttackType, int) { return t, m.kinds.first[k] }
	explosive := m.weapons.votes[ascribe.Explosives]
	switch {
	case total == 0:
		return "", -1
	case v[hijack] >= 0.3*total:
		return pick(ascribe.Hijacking, hijack)
	case v[hostage] >= 0.25*total:
		return pick(ascribe.HostageTaking, hostage)
	case v[kidnap] >= 0.3*total:
		return pick(ascribe.Kidnapping, kidnap)
	case v[ram] > 0 && v[ram] >= v[bomb] && v[ram] >= v[shoot] && explosive <= v[ram]:
		return pick(ascribe.VehicleRamming, ram)
	case v[bomb] > 0 && v[bomb] > 2*(v[shoot]+v[stab]):
		return pick(ascribe.Bombing, bomb)
	case v[burn] > v[bomb]+v[shoot]+v[stab]:
		return pick(ascribe.Arson, burn)
	case v[rob] > 0.5*total:
		return pick(ascribe.Robbery, rob)
	case official && v[kill] > 0:
		return pick(ascribe.Assassination, kill)
	case v[shoot]+v[stab] > 0:
		if v[shoot] >= v[stab] {
			return pick(ascribe.ArmedAssault, shoot)
		}
		return pick(ascribe.ArmedAssault, stab)
	case v[bomb] > 0:
		return pick(ascribe.Bombing, bomb)
	case v[destroy] > v[attack]+v[kill]:
		return pick(ascribe.Sabotage, destroy)
	case v[kill]+v[attack]+v[wound] > 0:
		for _, k := range []kind{attack, kill, wound} {
			if v[k] > 0 {
				return pick(ascribe.ArmedAssault, k)
			}
		}
	}
	return ascribe.OtherAttack, -1
}

// weapon decides the category of the means: the strongest, joined with a
// second one at least half as strong.
func (m means) weapon() (ascribe.Weapon, int) {
	type entry struct {
		w ascribe.Weapon
		v float64
	}
	var es []entry
	for w, v := range m.weapons.votes {
		es = append(es, entry{w, v})
	}
	slices.SortFunc(es, func(a, b entry) int {
		if a.v != b.v {
			if a.v > b.v {
				return -1
			}
			return 1
		}
		return strings.Compare(string(a.w), string(b.w))
	})
	if len(es) == 0 {
		return "", -1
	}
	if len(es) > 1 && es[1].v >= 0.5*es[0].v && es[1].v >= 1.5 && es[0].w != ascribe.Vehicle && es[1].w != ascribe.Vehicle {
		pair := []string{string(es[0].w), string(es[1].w)}
		slices.Sort(pair)
		return ascribe.Weapon(strings.Join(pair, " and ")), m.weapons.first[es[0].w]
	}
	return es[0].w, m.weapons.first[es[0].w]
}
