package stream

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

var aftermath = []string{
	"Streets around the scene were closed until the evening and trains did not stop at the central station.",
	"The mayor thanked the emergency services and asked people to stay calm.",
	"Shops opened again the next morning, though few customers came.",
	"Schools in the district stayed closed and parents were told to wait for news.",
	"Flowers and candles were laid at the fence in front of the town hall.",
	"The hospital said that most of those who had been treated had gone home.",
	"Neighbours described a quiet district where little had ever happened.",
	"The government will meet tomorrow to discuss what has to follow from it.",
	"Football matches planned for the weekend were put off.",
	"Messages of sympathy came from several neighbouring countries.",
	"A hotline was set up for people looking for relatives.",
	"Opposition parties asked why warnings had not been heard.",
}

var others = []string{
	"The council voted for a new bridge after two years of debate about its cost.",
	"Farmers complained about a dry spring and hoped for rain before the end of the month.",
	"The home team won after a late goal and moved up to third place in the table.",
	"Shares of the car maker rose after it reported better sales in Asia.",
	"A new museum of glass will open its doors next year, the director said.",
	"Nurses asked for better pay and announced another round of talks.",
	"The weather service expects strong winds along the coast on Thursday.",
	"Researchers presented a vaccine that may protect cattle from fever.",
	"Parliament passed the budget with a narrow majority late at night.",
	"The festival drew more visitors than ever, and the hotels were full.",
	"Prices of flats in the old town have doubled within ten years.",
	"A film about a famous composer won the main prize.",
	"The railway will replace forty kilometres of track during the summer.",
	"The university hopes to enrol more students from abroad.",
}
