package ascribe

import "math"

// AttackType classes what was done. The vocabulary follows the attack types of
// the Global Terrorism Database codebook (START, 2021), with vehicle ramming
// apart.
type AttackType string

// The attack types.
const (
	ArmedAssault   AttackType = "armed_assault"
	Assassination  AttackType = "assassination"
	Bombing        AttackType = "bombing"
	VehicleRamming AttackType = "vehicle_ramming"
	HostageTaking  AttackType = "hostage_taking"
	Kidnapping     AttackType = "kidnapping"
	Hijacking      AttackType = "hijacking"
	Arson          AttackType = "arson"
	Robbery        AttackType = "robbery"
	Sabotage       AttackType = "sabotage"
	OtherAttack    AttackType = "other"
)

// Weapon classes the means, as a category only. Two categories are joined by
// " and ", in alphabetical order: "explosives and firearms".
type Weapon string

// The weapon categories.
const (
	Firearms    Weapon = "firearms"
	Explosives  Weapon = "explosives"
	Melee       Weapon = "melee"
	Vehicle     Weapon = "vehicle"
	Incendiary  Weapon = "incendiary"
	Chemical    Weapon = "chemical"
	OtherWeapon Weapon = "other"
)

// Outcome says how far the attack got.
type Outcome string

// The outcomes.
const (
	Completed  Outcome = "completed"
	Failed     Outcome = "failed"
	Foiled     Outcome = "foiled"
	Threatened Outcome = "threatened"
)

// Place is a named place resolved against the gazetteer.
type Place struct {
	Name string `json:"name"`
	// Country is the English short name; CountryCode is ISO 3166-1 alpha-2.
	Country     string `json:"country"`
	CountryCode string `json:"country_code,omitempty"`
	// Region is the first-level administrative division.
	Region string `json:"region,omitempty"`
	// Lat and Lon are WGS 84 decimal degrees.
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
	// Precision is "city", "region" or "country".
	Precision string `json:"precision"`
	// GeoNameID is the GeoNames identifier; 0 if there is none.
	GeoNameID int `json:"geonameid,omitempty"`
}

// Kilometres is the great-circle distance between two places, on a sphere of
// radius 6,371 km.
func (p *Place) Kilometres(q *Place) float64 {
	const radian = math.Pi / 180
	lat, lon := math.Sin((q.Lat-p.Lat)*radian/2), math.Sin((q.Lon-p.Lon)*radian/2)
	h := lat*lat + math.Cos(p.Lat*radian)*math.Cos(q.Lat*radian)*lon*lon
	return 2 * 6371 * math.Asin(math.Sqrt(min(1, h)))
}

// Count is a reported number of people: 0 ≤ Low ≤ Best ≤ High.
type Count struct {
	Low  int `json:"low"`
	Best int `json:"best"`
	High int `json:"high"`
}

// Mention is what one report says about one incident: the facts, and where in
// the text they stand. Linking ties mentions to incidents.
type Mention struct {
	// ID is unique within the report: "i1" is the one that the report is
	// mainly about.
	ID     string `json:"id"`
	Report string `json:"report,omitempty"`
	// Main marks the incident that the report is mainly about; a round-up
	// has none, or several.
	Main       bool       `json:"main"`
	AttackType AttackType `json:"attack_type,omitempty"`
	Weapon     Weapon     `json:"weapon,omitempty"`
	// Target is the category or the words of the text for what was attacked.
	Target string `json:"target,omitempty"`
	Date   Date   `json:"date"`
	// DatePrecision qualifies Date; [PrecisionBefore] makes it an upper bound.
	DatePrecision Precision `json:"date_precision,omitempty"`
	Place         *Place    `json:"place,omitempty"`
	Killed        *Count    `json:"killed,omitempty"`
	Injured       *Count    `json:"injured,omitempty"`
	Outcome       Outcome   `json:"outcome,omitempty"`
	// Organisation is the group in question as named, or empty.
	Organisation string `json:"organisation,omitempty"`
	// Spans are the sentences that tell of this incident, in text order.
	Spans []Span `json:"spans,omitempty"`
	// Facts are the statements behind the values above.
	Facts []Statement `json:"facts,omitempty"`
}
