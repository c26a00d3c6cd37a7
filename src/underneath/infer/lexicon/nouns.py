"""Nouns for people, for places, for bodies of people; parts of the body; capitalised words that name no one."""

from __future__ import annotations

from underneath.infer.lexicon.bag import bag

PEOPLE = bag(
    """man woman boy girl child baby infant lad lass lady gentleman fellow chap bloke guy kid teenager youth
    youngster toddler newborn person creature stranger friend enemy lover sweetheart fiancé fiancée fiance
    fiancee boyfriend girlfriend husband wife widow widower bride groom bridegroom mother father mum mom mam
    dad daddy mama papa parent son daughter brother sister sibling twin uncle aunt auntie cousin nephew
    niece grandmother grandfather grandma grandpa granny grandson granddaughter grandchild stepmother
    stepfather stepson stepdaughter stepbrother stepsister godmother godfather godson half-brother half-
    sister brother-in-law sister-in-law father-in-law mother-in-law son-in-law daughter-in-law great-aunt
    great-uncle great-grandmother orphan heir heiress captain lieutenant sergeant corporal colonel major
    general admiral commander commodore private officer soldier sailor marine pilot navigator engineer
    gunner sapper medic corpsman trooper guard guardsman guardswoman sentry scout ranger warden warrior
    knight squire archer swordsman fighter hunter huntress boxer policeman policewoman constable detective
    inspector sheriff deputy agent spy assassin killer murderer thief burglar robber pirate smuggler
    prisoner convict criminal victim witness suspect hostage captive captor jailer gaoler doctor nurse
    surgeon physician matron healer patient dentist vet pharmacist apothecary midwife orderly paramedic
    teacher professor tutor governess student pupil schoolboy schoolgirl apprentice master mistress
    headmaster headmistress principal librarian scholar scientist researcher novice priest priestess vicar
    parson rector curate bishop monk nun friar abbot abbess minister preacher deacon chaplain pastor rabbi
    imam pope cardinal sexton verger king queen prince princess duke duchess earl count countess baron
    baroness lord emperor empress regent chancellor steward butler footman valet maid housekeeper servant
    housemaid cook chef waiter waitress barmaid bartender barista barman innkeeper landlord landlady porter
    doorman driver coachman chauffeur groom ostler stableboy gardener groundskeeper gamekeeper caretaker
    janitor cleaner potboy farmer shepherd shepherdess fisherman fishwife miller baker butcher grocer tailor
    seamstress cobbler blacksmith smith carpenter mason plumber electrician mechanic miner sailor boatman
    boatwoman ferryman bargeman lock-keeper harbourmaster harbormaster stationmaster postmaster postmistress
    postman clerk secretary manager boss chief director owner employer employee colleague assistant lawyer
    solicitor barrister attorney judge magistrate juror banker merchant trader shopkeeper salesman
    saleswoman salesgirl cashier peddler accountant auctioneer broker agent editor journalist reporter
    writer author poet novelist painter artist sculptor musician singer violinist pianist organist drummer
    guitarist actor actress dancer understudy dresser composer conductor photographer model designer wizard
    witch sorcerer sorceress mage magician enchanter enchantress illusionist necromancer alchemist seer
    oracle prophet hexmaster vampire werewolf ghost demon angel god goddess elf dwarf giant goblin troll
    fairy faerie mermaid android robot alien hero heroine villain rogue president governor mayor senator
    ambassador consul councillor diplomat politician chairman neighbour neighbor guest host hostess visitor
    traveller traveler passenger tourist companion comrade partner roommate flatmate housemate teammate
    classmate squadmate workmate lodger tenant customer client patron leader follower rival opponent
    champion challenger contestant winner loser survivor newcomer beggar tramp vagabond gypsy drunkard drunk
    madman madwoman lunatic fool idiot genius giant coward traitor liar blonde brunette redhead youngest
    eldest elder climber forger safecracker runner messenger courier herald bard minstrel jester executioner
    hangman undertaker gravedigger coroner messenger envoy emissary delegate surveyor tollkeeper lamplighter
    lamp-lighter watchman nightwatchman dog-handler handler trainer coach referee umpire player teammate
    bookkeeper archivist scribe notary registrar curator custodian keeper foreman overseer supervisor
    superintendent labourer laborer worker workman handyman technician programmer hacker operator cat dog
    hound horse mare pony wolf fox bear raven owl"""
)
# Animals are people only when they are named or act; they never make a nominal mention by themselves.
ANIMALS = bag("cat dog hound horse mare pony wolf fox bear raven owl creature")
HE_NOUNS = bag(
    """man boy lad gentleman fellow chap bloke guy husband widower groom bridegroom father dad daddy papa son
    brother uncle nephew grandfather grandpa grandson stepfather stepson stepbrother godfather godson half-
    brother brother-in-law father-in-law son-in-law policeman guardsman fisherman ferryman boatman
    headmaster king prince duke earl count baron lord emperor monk friar abbot butler footman valet barman
    landlord waiter postman postmaster watchman boyfriend priest schoolboy corpsman workman handyman foreman
    actor wizard sorcerer"""
)
SHE_NOUNS = bag(
    """woman girl lass lady wife widow bride mother mum mom mam mama daughter sister aunt auntie niece
    grandmother grandma granny granddaughter stepmother stepdaughter stepsister godmother half-sister
    sister-in-law mother-in-law daughter-in-law great-aunt policewoman guardswoman queen princess duchess
    countess baroness empress nun abbess maid housemaid landlady waitress barmaid seamstress witch sorceress
    enchantress priestess headmistress governess mistress madam girlfriend schoolgirl actress heroine
    goddess blonde redhead brunette boatwoman shepherdess huntress saleswoman hostess heiress fiancée matron
    midwife mermaid"""
)

BODY = bag(
    """hand hands eye eyes face head hair mouth lip lips arm arms shoulder shoulders finger fingers voice heart
    neck throat chest back knee knees leg legs foot feet brow brows eyebrow eyebrows cheek cheeks chin jaw
    nose ear ears breath gaze smile grin laugh frown stare glance expression stomach wrist wrists skin palm
    palms thumb fist fists mind thoughts temper tone words laughter tears blood body elbow hip lap side
    sleeve collar coat mother father brother sister wife husband son daughter uncle aunt cousin friend mum
    mom dad boots boot shirt jacket cloak hat name turn ribs spine knuckles hands. tongue teeth forehead"""
)

FACILITIES = bag(
    """castle house hall bridge station hotel inn tavern abbey manor tower gate gates court palace academy
    school college university church cathedral chapel temple monastery convent priory prison gaol jail
    hospital infirmary museum library theatre theater barracks fort fortress keep dungeon lodge cottage farm
    mill hut cabin barn street road lane avenue alley row square crescent terrace drive close boulevard
    highway way path bridge wharf dock docks pier quay harbour harbor lock airport market arcade mall shop
    store cafe café bar pub restaurant room rooms chamber chambers ward wing floor apartments building arena
    stadium ring park gardens garden graveyard cemetery crypt tomb exchange stairs steps table hangar deck
    base grange rectory vicarage parsonage villa estate estates place mansions buildings baths bathhouse
    works foundry lighthouse minster"""
)
LANDS = bag(
    """river lake sea ocean bay gulf mount mountain mountains hill hills island islands isle isles wood woods
    forest valley vale moor moors heath marsh marshes fen swamp desert plain plains cape point head beach
    coast shore strand cliffs cliff peak ridge pass canyon gorge falls waterfall spring springs creek brook
    stream water waters pond pool reef sound strait straits channel field fields meadow meadows grove glen
    dale down downs north south east west pole ocean wastes waste wilds reach planet moon star nebula galaxy
    sector system ford crossing"""
)
TOWNS = bag(
    """city town village borough county shire kingdom empire republic province district state states territory
    colony land lands realm duchy principality nation federation commonwealth parish quarter"""
)
GROUPS = bag(
    """office company watch guild council guard guards ministry department order army corps regiment society
    church bank union party club team committee association brigade battalion squadron platoon squad section
    division legion fleet navy force forces police board bureau agency service services institute foundation
    parliament congress senate cabinet court court's league alliance federation coalition brotherhood
    sisterhood clan tribe house family gang crew band cult coven circle academy college university
    corporation firm trust press gazette times chronicle herald tribune daily orchestra choir rangers rovers
    wanderers united resistance rebellion empire directorate command authority administration inquisition
    tribunal syndicate brothers sisters & co inc ltd"""
)
VESSELS = bag("hms ss uss rms")

CALENDAR = bag(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december spring summer autumn winter christmas easter michaelmas lent
    whitsun whitsuntide hallowe'en halloween midsummer yule xmas candlemas lammas advent new-year hogmanay
    thanksgiving passover ramadan diwali shrovetide mondays tuesdays wednesdays thursdays fridays saturdays
    sundays noon midnight"""
)
# Called upon, sworn by, only rarely met.
DEITIES = bag(
    """god gods jesus christ lord heaven heavens hell almighty providence jove zeus jehovah allah buddha satan
    lucifer devil goodness gosh gad gods lordy jeez jaysus merlin crikey christ's saints goddess virgin
    messiah saviour savior creator hades holy ghost fate fortune nature death time venus cupid mars apollo
    jupiter juno minerva diana bacchus muse mammon beelzebub fates"""
)
PLACES = bag(
    """africa america asia europe australia antarctica england scotland ireland wales britain france germany
    italy spain portugal holland netherlands belgium switzerland austria hungary poland russia sweden norway
    denmark finland iceland greece turkey egypt india china japan korea canada mexico brazil argentina chile
    peru cuba jamaica israel palestine syria iraq iran persia arabia afghanistan pakistan vietnam thailand
    indonesia singapore malaysia philippines kenya nigeria ghana ethiopia morocco algeria tunisia sudan
    somalia zimbabwe rhodesia ukraine romania bulgaria serbia croatia bosnia prussia bavaria bohemia saxony
    siberia lapland tenerife london paris rome berlin vienna madrid lisbon dublin edinburgh glasgow cardiff
    belfast liverpool manchester birmingham leeds bristol oxford cambridge york bath brighton dover
    canterbury plymouth southampton portsmouth nottingham sheffield newcastle norwich exeter winchester
    lancaster kent sussex surrey essex norfolk suffolk devon devonshire cornwall dorset somerset wiltshire
    hampshire berkshire yorkshire lancashire derbyshire cheshire shropshire hertfordshire northamptonshire
    leicestershire lincolnshire westminster kensington mayfair piccadilly soho bloomsbury chelsea hampstead
    highgate whitechapel greenwich richmond windsor moscow petersburg warsaw prague budapest athens
    constantinople istanbul jerusalem cairo alexandria bombay delhi calcutta mumbai tokyo kyoto osaka
    beijing peking shanghai sydney melbourne toronto montreal vancouver quebec ottawa boston chicago
    philadelphia baltimore washington brooklyn manhattan broadway hollywood california texas ohio illinois
    kentucky tennessee alabama louisiana mississippi missouri kansas nebraska iowa wisconsin minnesota
    michigan indiana pennsylvania massachusetts connecticut vermont maine nevada arizona utah oregon
    colorado montana wyoming idaho dakota oklahoma arkansas florida maryland delaware hawaii alaska seattle
    denver detroit cleveland pittsburgh cincinnati louisville memphis nashville atlanta miami dallas houston
    austin phoenix vegas reno orleans marseilles marseille lyons lyon bordeaux calais brussels amsterdam
    rotterdam antwerp geneva zurich munich hamburg dresden leipzig cologne frankfurt venice naples milan
    turin genoa barcelona seville granada stockholm oslo copenhagen helsinki thames seine rhine danube nile
    ganges tiber hudson atlantic pacific mediterranean baltic alps pyrenees himalayas andes rockies caucasus
    sahara waterloo trafalgar yorktown gettysburg verdun troy babylon sparta carthage normandy brittany
    provence burgundy tuscany sicily corsica sardinia malta cyprus crete gibraltar bermuda barbados trinidad
    haiti mars venus saturn earth"""
)
# Peoples, tongues and faiths: adjectives and plurals in capitals.
PEOPLES = bag(
    """english englishman englishwoman englishmen scottish scotch scots irish irishman welsh british french
    frenchman frenchwoman frenchmen german germans italian italians spanish spaniard portuguese dutch
    dutchman belgian swiss austrian hungarian polish russian russians swedish norwegian danish finnish
    icelandic greek greeks turkish turk egyptian indian indians chinese japanese korean canadian mexican
    brazilian american americans african africans asian european europeans australian persian arab arabs
    arabic hebrew latin jew jews jewish christian christians catholic catholics protestant muslim muslims
    hindu buddhist roman romans victorian georgian edwardian gothic elizabethan norman saxon viking celtic
    gaelic yankee yankees negro negroes prussian bohemian puritan methodist quaker jesuit baptist
    presbyterian anglican tory whig republican democrat marxist communist nazi freudian sanskrit xhosa
    yoruba hindi swahili yiddish mandarin cantonese cossack tartar mohican iroquois apache sioux cherokee"""
)
# Capitalised in running text without naming anyone.
NO_NAME = bag(
    """i i'm i'd i'll i've i’m i’d i’ll i’ve oh ah o ok okay no yes yeah aye nay nope tv tvs usa uk us eu un cd
    dvd dna phd ma'am madam sir mister ma’am sirs madams gentlemen ladies bible koran gospel genesis exodus
    psalm psalms testament hamlet macbeth chapter volume part book act scene preface epilogue prologue
    introduction contents note notes appendix the a an and but or if then well now so here there this that
    these those what who whom whose which when where why how he she it they we you my your his her its our
    their not for of in on at to from by with as is was were are be been am do does did don't didn't can
    could can't couldn't will would won't wouldn't shall should may might must have has had let's that's
    it's he's she's you're we're they're there's what's who's here's where's don’t didn’t can’t couldn’t
    won’t wouldn’t let’s that’s it’s he’s she’s you’re we’re they’re there’s what’s who’s here’s where’s
    isn’t isn't wasn’t wasn't aren’t aren't weren’t hasn’t haven’t haven't hadn’t doesn’t doesn't shan’t
    you’ve you've you’ll you'll you’d you'd we’ll we'll we’ve we've they’ll they'll they’d they'd he’d he'd
    she’d she'd he’ll he'll she’ll she'll it’ll it'll that’ll everybody’s somebody’s nobody’s everyone’s
    someone’s one’s today’s 'tis ’tis 'twas ’twas tis twas ay hullo hallo hello hi hey ho ha hm hmm huh um
    uh er erm eh alas hurrah hooray bravo amen a.m p.m am pm ad bc etc ie eg vs id pr ps nb tm a/n
    disclaimer warning warnings rating summary archive fandom relationships characters additional tags
    language stats published words chapters end fin everybody everyone everything nobody nothing somebody
    someone something anybody anyone anything none one ones moreover however therefore thus still yet again
    say says lor lawks lord aha ahoy hah bah pah pooh tut tush hush look listen wait stop come go see mind
    good-bye goodbye farewell welcome thanks thank please sorry perhaps maybe certainly indeed besides
    anyway anyhow meanwhile whereas although though while because since until unless except even also
    likewise hence afterwards presently suddenly finally sometimes always never once twice both each every
    either neither many much more most less least few several some any such same other others another enough
    too very quite rather just only all half whole internet google facebook twitter youtube tumblr whatsapp
    christmas"""
)
NUMBERS = bag(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand i ii
    iii iv v vi vii viii ix x"""
)
# Months and seasons that are given names as well.
NAME_MONTHS = bag("april may june august summer autumn noel easter dawn eve")
# Ends of places' names that are surnames as often.
SURNAMES_TOO = bag(
    """marsh wood woods hill hills field fields ford park pool brook dale glen north west east south close way
    church water waters bank heath moor beach forest star moon mill court cross banks green strand reach
    spring ridge peak page coast cape head point pass house hall bridge temple tower castle lodge keep barn"""
)
