package stream

import "strings"

// kind is a kind of attack with the words that report it.
type kind struct{ headline, lead string }

var kinds = []kind{
	{"Bomb attack", "A bomb exploded near a market"},
	{"Shooting", "Gunmen opened fire outside a government office"},
	{"Knife attack", "A man with a knife attacked passers-by"},
	{"Car attack", "A driver rammed a van into a crowd"},
	{"Hostage-taking", "Armed men took hostages in a restaurant"},
	{"Arson attack", "Attackers set fire to a place of worship"},
}

var groups = []string{"Islamic State", "al-Qaeda", "al-Shabaab", "ETA", "the PKK", "FARC", "the Real IRA", "Boko Haram", "the Taliban", "Lashkar-e-Taiba"}

var outlets = []string{"wire one", "wire two", "morning paper", "evening paper", "city radio", "national broadcaster", "weekly magazine"}

var cities = []string{
	"Hamburg, Germany", "Lyon, France", "Manchester, England", "Bilbao, Spain", "Turin, Italy", "Antwerp, Belgium",
	"Rotterdam, Netherlands", "Malmo, Sweden", "Bergen, Norway", "Graz, Austria", "Lublin, Poland", "Izmir, Turkey",
	"Basra, Iraq", "Aleppo, Syria", "Kandahar, Afghanistan", "Quetta, Pakistan", "Jaipur, India", "Chittagong, Bangladesh",
	"Davao, Philippines", "Surabaya, Indonesia", "Mombasa, Kenya", "Maiduguri, Nigeria", "Bamako, Mali", "Sousse, Tunisia",
	"Luxor, Egypt", "Haifa, Israel", "Cali, Colombia", "Arequipa, Peru", "Guayaquil, Ecuador", "Puebla, Mexico",
	"Denver, Colorado", "Perth, Australia", "Hamilton, New Zealand", "Osaka, Japan", "Kazan, Russia", "Odessa, Ukraine",
}

// aftermath is what reports tell of the attack besides.
var aftermath = []string{
	"The attackers fled, and police searched the district around STREET for them.",
	"The wounded were taken to two hospitals, and the number of dead may rise.",
	"Survivors of the attack were treated for gunshot wounds and burns.",
	"Soldiers sealed off STREET after the attack.",
	"It was the worst attack in PLACE in years.",
	"A second bomb was found near STREET and defused.",
	"Neighbours laid flowers for the dead on STREET.",
	"The mayor condemned the killing of civilians as an act of terrorism.",
}

// said holds what is said of the organisation's role, by how far the story has
// come: the first hours, the first days, the investigation, the trial.
var said = [][]string{
	{
		"Police said it was not clear whether the attacker had acted alone.",
		"Nobody has claimed responsibility for the attack in PLACE.",
		"An interior ministry spokesman said there was no evidence so far of a link to any organisation.",
		"Witnesses told city radio that they had seen one man running from the scene.",
		"A security official, who asked not to be named, said that the man may have been inspired by GROUP.",
	},
	{
		"GROUP claimed responsibility for the attack in a statement.",
		"Investigators believe that the attacker had watched propaganda of GROUP for months.",
		"The interior minister said the attacker had pledged allegiance to GROUP in a video.",
		"Prosecutors said they were examining whether others had helped him.",
		"His brother denied that the family had known of any contact with GROUP.",
	},
	{
		"Prosecutors said the attacker had been in contact with a member of GROUP abroad until shortly before the attack.",
		"According to investigators, a handler of GROUP gave him instructions by telephone.",
		"A newspaper that has seen the files reports that a member of GROUP suggested the target.",
		"Intelligence officials said there was no sign that the attacker had been trained by GROUP.",
		"The police chief said the weapons had been supplied by GROUP.",
	},
	{
		"The court found that the attack had been planned and ordered by GROUP.",
		"Two men were convicted of membership in GROUP over the attack in PLACE.",
		"The judges said it was not proved that the accused had travelled to a camp of GROUP.",
		"A lawyer for the accused said his client had never had any contact with GROUP.",
	},
}

// The parts of sentences about anything.
var (
	subjects = strings.Fields(`council mayor farmers nurses teachers shopkeepers engineers drivers fishermen students residents
		neighbours volunteers officials ministers builders actors musicians runners pensioners tenants traders bakers sailors
		doctors lawyers clerks porters tailors miners pilots gardeners librarians historians parents children visitors tourists`)
	verbs = strings.Fields(`welcomed opposed discussed delayed praised rejected repaired opened closed planned financed measured
		expected described counted painted remembered doubted supported studied postponed cancelled extended promised visited
		bought sold rented cleaned mended watched missed wanted needed offered refused announced finished started moved`)
	things = strings.Fields(`bridge harbour market library school budget festival railway tunnel museum theatre stadium garden
		hospital road station square fountain tower archive factory bakery orchard canal ferry airport playground concert
		exhibition harvest election debate reform tax pension wage contract licence permit survey report film novel match`)
	syllables = strings.Fields(`ba ke li mo nu pa re si to vu da fe gi ho ju la me ni po ru sa te vi zo bra cle dri flo gru kra
		plo pre stu tri shan mel dor ven kal rim tos bel nar lun mir gan hol per sul tav wel yar zim bor dun fal`)
)

// madeWords is the number of made-up words: as many as a large newspaper uses.
const madeWords = 150_000

// madeWord returns the n-th made-up word, of three syllables.
func madeWord(n uint64) string {
	k := uint64(len(syllables))
	return syllables[n%k] + syllables[n/k%k] + syllables[(n/k/k+7*n)%k]
}
