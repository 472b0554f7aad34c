package gazetteer

// The words by which the neighbours of a name are judged. They are written in
// small letters; the lists are the project's own.

// locative are prepositions that go before places more often than before
// persons.
var locative = wordSet("in near outside around across throughout inside toward towards into at from off")

// firmly are those of them that persons hardly ever follow.
var firmly = wordSet("in near outside across throughout inside of")

// beside are words that may stand between a preposition and the name.
var beside = wordSet(`the downtown central northern southern eastern western northeastern northwestern southeastern
	southwestern north south east west greater inner outer nearby neighboring neighbouring upper lower far old suburban
	rural coastal provincial mainland war-torn rebel-held`)

// titles go before the names of persons.
var titles = wordSet(`mr mrs ms miss dr prof sir lord lady dame sen sens rep reps gov gen lt col maj capt cpt sgt cpl pvt
	adm brig cmdr det insp supt rev fr hon president vice-president senator congressman congresswoman representative
	governor mayor minister secretary chancellor general colonel major captain commander lieutenant sergeant admiral
	officer detective sheriff judge justice professor doctor father bishop archbishop cardinal sister brother pope king
	queen prince princess sheikh sheik imam ayatollah mullah comrade deputy spokesman spokeswoman coach attorney lawyer
	don dona engineer ambassador councilman journalist priest`)

// prefixes begin longer names: what follows them is not the place of its own
// name.
var prefixes = wordSet(`new nueva nuevo nova port puerto villa san santa santo sao saint sainte st fort ft lake lago mount mt
	monte cerro rio ciudad los las el la le les de del da dos das do cape cabo point punta isla islas hacienda loma lomas
	al ibn bin ben abu umm bad sankt mc van von der den ter pueblo valle quebrada playa ojo agua cuesta barrio colonia`)

// article are those of them that a region's name may have or not: "El Petén
// department".
var article = wordSet("el la los las")

// particles join the words of Romance names: "San Luis de la Reina".
var particles = wordSet("de del la las los da do dos das di du des")

// facilities are words after a place's name that keep it a place: "London
// Bridge", "Houston Police Department".
var facilities = wordSet(`airport international university college hospital police bridge street road avenue square station
	stadium arena marathon city county province state metro mosque church cathedral synagogue temple school high public
	mayor governor gov senator sen rep attorney general court district port harbor harbour zoo park market mall theatre
	theater bank ministry government embassy consulate declaration agreement accord conference summit attack attacks
	bombing shooting massacre siege airlines fire sheriff department region area valley mayoral army hotel prison jail
	festival club subway metropolitan airfield base border basin coast canal strait peninsula river beach islands island
	refugee camp branch offices office correspondent bureau legislature parliament assembly republicans democrats`)

// media are words that make a place's name that of a paper or channel.
var media = wordSet(`times post globe herald tribune sentinel chronicle journal gazette examiner inquirer observer telegraph
	review dispatch courier mirror bee echo news daily magazine sun star mail standard register journal-constitution
	post-dispatch sun-times post-gazette advertiser`)

// frontWords may stand with a capital before a place's name without being a
// person's first name.
var frontWords = wordSet(`northern southern eastern western central north south east west northeastern northwestern
	southeastern southwestern greater downtown upper lower inner outer old mid midtown suburban metropolitan
	january february march april may june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter
	in from at near outside across when while although as the yesterday today tomorrow meanwhile but and for to of on
	since with if that is does did has have had how why what where who will can could should would may might both only
	even still then now perhaps inside between among against after before until within through throughout over under by
	like unlike despite given because so yet or nor neither either instead eventually finally recently currently also
	around toward towards into along beyond during about according following including a an this these those some many
	most all no not every each other another former modern ancient occupied rural university radio camp hotel club
	operation real team embassy versus vs amid amidst says say said welcome visit leave leaving late early last next his
	her its their our my your he she it they we i you there here one two three once`)

// firstNames are places that are first names as often: before another name
// with a capital they are one.
var firstNames = wordSet(`paris austin sydney charlotte florence israel jordan chad dallas brooklyn savannah orlando santiago
	sofia milan adelaide regina phoenix trinidad kenya asia geneva georgia virginia madison houston jackson lincoln
	alexandria helena carolina montana dakota victoria chelsea india ireland diego denver cairo memphis aurora eugene
	salvador rosario mercedes guadalupe trent devon troy camden preston lourdes vienna valencia roman rome kim ali omar`)

// surnames are names of countries and large cities that persons bear: "Michael
// Jordan", "Denzel Washington".
var surnames = wordSet(`jordan chad israel georgia ireland england france holland india kenya germany spain cuba brazil
	washington london paris berlin houston dallas austin denver charlotte phoenix madison lincoln santiago cordoba
	toledo navarro leon burgos`)

// namesakes are things and parts of towns that bear the name of a place far
// away or of a person: "Rosales hospital", "Lafayette Square".
var namesakes = wordSet(`neighborhood neighborhoods neighbourhood corregimiento canton garrison colonia barrio farm farms ranch hacienda estate hotel shelter hospital hill
	hills volcano river bridge street streets avenue boulevard road square park plaza battalion barracks brigade detachment
	palace church chapel school foundation center centre building tower house hall`)

// namers go before names that are not of the place: "Radio Sonora".
var namers = wordSet("radio cadena operation hotel battalion barracks hospital project camp canal school")

// compounds are the second parts of compounds with a place: "Baghdad-based".
var compounds = wordSet(`based born led backed bound area style made trained controlled occupied run held administered
	registered sponsored supported funded owned`)

// givenNames are common first names; they tell a person's name in text without
// case.
var givenNames = wordSet(`adolfo agustin alberto alejandro alfonso alfredo alvaro ana andres angel antonio armando arturo augusto
	benjamin bernardo blanca camilo carlos carmen cesar claudia cristina daniel david diego domingo eduardo elena emilio
	enrique ernesto eugenio federico felipe felix fernando fidel francisco gabriel gerardo german gilberto gloria gonzalo
	guillermo gustavo hector hernan hugo humberto ignacio isabel ivan jaime javier jesus joaquin jorge jose juan julian
	julio laura leonel lucia luis luz manuel marco marcos margarita maria mario marta martha martin mauricio maximo miguel
	napoleon nicolas nidia norma octavio omar orlando oscar pablo patricia pedro rafael ramiro ramon raul rene ricardo
	rigoberto roberto rodolfo rodrigo rogelio rosa ruben salvador samuel santiago sergio silvia simon sofia teresa tomas
	vicente victor virgilio walter william john james robert michael david richard joseph thomas charles george larry
	peter paul mark donald edward frank henry jean pierre jacques hans karl mohammed muhammad ahmed ahmad ali hassan
	hussein ibrahim mahmoud mustafa omar yusuf abdul`)

// saying are verbs that persons, and only capitals among places, stand before.
var saying = wordSet("said says told adds added asked asks wrote writes tweeted replied argued testified recalled explained")

// notPlaces are set phrases that contain a place's name and name no place of
// the table.
var notPlaces = []string{"latin america", "south america", "north america", "central america", "the americas",
	"islamic state of iraq", "islamic state of iraq and syria", "islamic state in iraq and syria",
	"islamic state of iraq and the levant", "islamic state in iraq and the levant", "islamic state of iraq and al sham",
	"popular front for the liberation of palestine", "bank of america", "voice of america", "captain america",
	"gulf of mexico", "new england", "west indies", "sea of japan", "english channel", "wall street", "capitol hill",
	"red sea", "black sea", "north sea", "dead sea", "west end", "east end", "west side", "east side", "north side",
	"south side", "north shore", "south shore", "march", "may", "june", "august", "april", "july", "october", "sunday", "monday", "panama papers", "brussels sprouts", "german shepherd", "russian roulette", "al qaeda in iraq", "vatican ii"}

// looseInCapitals are nationalities and abbreviations of countries that in text
// without case are other words.
var looseInCapitals = wordSet("us car pole poles polish finn kiwi kiwis dane lao manx")
