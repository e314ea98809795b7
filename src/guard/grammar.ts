/** Small words by which a name is told from a word (L5). */
const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** Before a surname or a full name. */
export const titles = set(
  'mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev reverend fr imam rabbi sheikh pastor cllr councillor sheriff sgt sergeant pc wpc dc ds di dci insp inspector constable supt nurse sister matron sr master judge councilor col capt captain major',
)
export const titlesAlsoWords = set(
  'doctor professor sir lord lady reverend imam rabbi pastor judge councillor sheriff sergeant constable inspector nurse sister matron master captain major sr st di ds dc fr',
)

/** People a name may follow or belong to. */
export const kin = set(
  'mum mother mam mammy mummy mama ma dad father daddy da papa brother bro sister sis son daughter twin twins child baby bairn wean infant toddler boy girl lad lass laddie lassie quine loon uncle aunt auntie aunty unc gran granny grandma grandmother nan nana nanny granda grandad grandpa grandfather great-gran cousin niece nephew stepdad stepfather stepmum stepmother stepson stepdaughter stepbrother stepsister half-brother half-sister halfbrother halfsister sibling siblings partner husband wife ex ex-partner ex-husband ex-wife boyfriend girlfriend fiance fiancee friend pal mate bestie neighbour carer carers foster-carer childminder godmother godfather grandson granddaughter grandchild man woman guy bloke teenager youth parent parents pupil client patient lodger flatmate colleague worker keyworker teacher headteacher gp midwife consultant befriender advocate mentor volunteer tutor coach psychologist psychiatrist paediatrician therapist lawyer solicitor landlord accused suspect complainer witness victim driver boss student trainee caseworker bairns weans kids children boys girls lads lassies brothers sisters sons daughters cousins wee young poor',
)
export const pets = set(
  'dog dogs cat cats puppy puppies kitten kittens rabbit hamster horse pony budgie parrot goldfish snake lizard gecko tortoise ferret chihuahua staffie staffy labrador lab spaniel collie terrier alsatian pug pet pets teddy doll guinea-pig pig',
)
export const naming = set('called named nicknamed aka renamed christened known')
/** Only people do these. */
export const personVerbs = set(
  'said says told tells asked asks stated states reported reports disclosed discloses explained explains described describes replied replies shouted shouts screamed screams cried cries laughed laughs smiled smiles whispered phoned phones rang texted texts messaged emailed called calls thinks thought feels felt wants wanted hates hated loves loved likes liked enjoys enjoyed misses missed attended attends lives lived stays stayed sleeps slept eats ate drinks drank smokes smoked hit hits kicked kicks punched bit hugged hugs kissed refused refuses agreed agrees denied denies admitted admits apologised lied lies swore swears believes believed knows knew remembers remembered worries worried struggles struggled plays played sat sits stood walks walked ran runs went goes came comes returned returns arrived arrives left leaves brought brings took takes gave gives got gets made makes met meets spoke speaks talked talks chats chatted visited visits moved moves turned turns joined joins presents presented engages engaged seems seemed appears appeared looks looked sounds sounded mentioned mentions shared shares wondered wonders reckons reckoned decided decides wrote writes read reads works worked helps helped supports supported cares cared parents parented drives drove hid hides fell falls woke wakes settled settles grabbed threw throws pushed pushes tried tries started starts stopped stops began begins kept keeps found heard saw watched waited cooked cleaned carried held bought stole managed coped learned learnt grew let led lost won paid sent sang wet soiled vomited nodded shrugged giggled sobbed froze flinched babysat babysits travelled cycled swam dressed washed brushed combed fed feeds bathed copes manages waits watches wakes sleepwalks vomits rocks bites scratches spits climbs wanders masks hoards volunteers volunteer volunteered babysits cries smells stinks soils masks sings dances draws steals lies absconded ran broke breaks self-harmed vapes vaped overdosed died passed',
)
/** People and things do these. */
export const auxiliaries = set(
  "aged is was has had does did isn't wasn't hasn't hadn't doesn't didn't isnt wasnt hasnt hadnt doesnt didnt can't couldn't won't wouldn't cant couldnt wont wouldnt could would never always also often sometimes usually really still just now then who whose whom 's",
)
export const determiners = set(
  'the a an this that these those his her their its our my your some any no every each all another one two three which what such more most much many few little own same other first last next early late mid of in',
)
export const givers = set(
  'with and or told asked tells asks knows knew thinks thought says said saw met to by from for visited supported phoned texted rang called hugged hit helped contacted between about like than collected seeing seen including but or when while because that if where &',
)
/** Lower case in names of several words. */
export const particles = set(
  'de la le van der den von el al bin ibn bint abu da dos di del du mac mc o ap nic ni ui st dela',
)

/** After "was" or "has been" these are said of people. */
export const personStates = set(
  'born brought found seen told taken moved placed arrested excluded admitted referred given asked supported visited discharged accommodated removed adopted upset angry quiet scared frightened tearful happy sad crying late hungry asleep tired unwell ill sick injured bruised hurt hit safe missing afraid worried anxious nervous shy aggressive abusive drunk pregnant sober calm polite rude engaging living staying sleeping eating going coming getting doing saying asking telling wearing playing left sent picked collected dropped charged convicted sentenced released detained assessed diagnosed prescribed allowed there here home absent present lonely excited settled unsettled distressed withdrawn chatty friendly known cared looked five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen',
)
/** A person follows these as their object. */
export const objectVerbs = set(
  'told tells asked saw met visited phoned texted rang called hugged hit helped contacted collected seen seeing loves misses hates likes trusts loved hated kissed kicked supports supporting saying',
)
