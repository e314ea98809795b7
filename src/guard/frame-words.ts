/** Closed classes of words around a name: what may stand before and after one (L5). */
const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** Before these a noun has its article: what follows is a word. */
export const articles = set(
  'the a an this these those his their its our my your some any no every each all another both whose such more most much many few several same other next last first early late mid per own one two three four five six seven eight nine ten half enough little-known real true great good bad new old',
)
export const personPrepositions = set(
  'with from by for about between beside without than like near behind re regarding against towards after until despite alongside via w wi fae cc',
)
export const placePrepositions = set(
  'in on at into onto of during over through throughout before under up down off around across per within along',
)
export const conjunctions = set(
  'and or but when while because if that as so then say state states stated report reports reported reckon reckons reckoned feels confirmed confirms advises advised worried hoping saying felt where whether though although unless until since after before yet plus also today yesterday tonight apparently however maybe perhaps think thinks thought says said told know knows knew feel feels felt hear heard understand believe believes sure hope hopes wonder wondered',
)
export const subjects = set(
  'i he she we they you it who there nobody everyone everybody somebody someone anyone one which ye yous',
)
export const objects = set('me him us them her')
export const being = set(
  'is was are were be been being am very too really quite feel feels felt seem seems seemed look looks looked get gets got become becomes became more most pretty fairly rather totally completely isnt wasnt',
)
export const pronounsAndArticles = set(
  'the a an this that these those his her their its our my your some any every each all another i he she we they you it me him us them what which everyone nobody someone anyone anybody somebody ourselves himself herself themselves itself there',
)
export const prepositions = set(
  'with to at in on from by for about after before since until during into over under up down off out near behind beside without re via through around against because but and or who when while where if as than w wi tae fae thru',
)
export const adverbs = set(
  'no all today yesterday tonight tomorrow again later still not never ok okay okey now here too also ill off out away back inside outside upstairs downstairs home x2 x3 x4 aged ytd alone asleep awake absent present late later early only just always often sometimes already yet monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun though both together instead anyway please pls either first twice once soon fine good well much more',
)
export const auxiliary = set('is was has had does did are were')
export const negated = set(
  "isn't wasn't hasn't hadn't doesn't didn't isnt wasnt hasnt hadnt doesnt didnt can't couldn't won't wouldn't cant couldnt wont wouldnt shouldnt weren't arent werent aint isnae wasnae hasnae didnae doesnae willnae cannae cannot",
)
export const modals = set('will would could can may might must should shall')

/** Only people do these: "hope said", "joy phoned". */
export const sayings = set(
  'telt tellt said says told tells asked asks stated disclosed discloses explained explains replied replies shouted shouts screamed cried cries laughed laughs smiled smiles whispered phoned phones rang texted texts messaged emailed thinks thought wants wanted hates hated attended attends lives lived stays stayed sleeps slept eats ate drinks drank smokes smoked hit hits kicked kicks punched bit hugged hugs kissed refused refuses denied denies admitted admits apologised lied swore remembers remembered plays played sits sat walked walks ran chatted visited visits met meets reckons wrote babysits vapes absconded overdosed self-harmed wet soiled vomited giggled sobbed cooked bakes cooks sings draws bites masks hides wanders weighs weighed filmed grabbed pushed',
)
/** What happens to seasons and feelings as well as to people. */
export const happenings = set(
  'came comes began begins started starts ended ends went goes turned turns passed faded fades grew grows fell falls means meant matters mattered followed follows springs dies died ran runs stopped stops lasted remains remained',
)
/** Verbs whose object is a person. */
export const toPerson = set(
  'told tell tells asked ask asks phoned phone phones phoning texted text texts texting rang ring ringing called call calls calling met meet meeting meets visited visit visiting visits hugged hug hugs hit hits contacted contact contacting contacts emailed email messaged message thanked thank reminded remind invited invite advised advise informed inform updated collected collect kissed kicked kick supported support supporting supports saw seen seeing brought bring bringing drove helped help helping joined remember remembers remembered trust trusts trusted named owe owes called believe believes believed miss misses missed married fostered adopted assaulted bullied bullies excluded interviewed arrested charged detained spotted traced uplifted lifted let lets leave leaves took take takes taking sees see drives carried carries dropped watched watch held heard hear gave give left fed feeds dressed bathed follow followed',
)
/** With these a feeling is no person: "took comfort", "saw hope", "gave hope". */
export const lightVerbs = set(
  'took take takes taking bring brings brought bringing gave give left held follow followed saw see sees seeing',
)
/** "spoke to mark", "a text from joy": a person stands at the other end. */
export const contacts = set(
  'mtg mtgs tc hv appt interview spoke speak speaking speaks spk talk talked talking talks chat chatted chatting said say says saying listen listened listening listens gave give given giving gives show showed shown showing sent send sending wrote write writing written read reading happened happening belongs belong attached close next married related introduced sister brother mother father mum dad cousin friend pal message msg text txt call tc email letter note word apologised apologise explained explain offered offer described report reported lm reply replied update contact visit visited meeting met meet session sessions review living lives lived live stay stays staying stayed staying together relationship worried worry concerned concerns concern f/u fu angry upset ta thanks cards card heard hear news discussed discuss know home go went going gone left dropped drop handed passed lift with',
)
export const addressing = set('please pls plz dear hi hello hey hiya thanks ta cheers poor wee lovely darling miss')
/** A feeling as a subject has these for a complement; somebody of that name hardly does. */
export const complements = set(
  'hard what not never important needed something the a an at in lost often all always also difficult easy possible essential key part still there about only more enough one our their high low limited rare central crucial best good better nice great high strong weak fragile short long and or',
)
/** Nouns that follow a family's name or a possessive. */
export const personNouns = set(
  'mum mam mother dad father gran nan granny nana granda grandad brother sister brothers sisters siblings son daughter uncle aunt auntie cousin partner ex husband wife boyfriend girlfriend carer carers parents family teacher school worker social house home bedroom room bed behaviour attendance friend friends pal plan views view birthday story case file placement name phone key file needs health gp nurse health review bike dog cat',
)
/** Verbs whose past is their first form: after "will" they say nothing. */
export const sameForms = set(
  'read put let hit set cut shut run come become hurt cost quit split bit wet phone text visit ring call ask tell meet attend',
)
/** Notes say of people without a verb: "mark absent", "rose x2". */
export const bareStates = set(
  'aged no ok okay absent asleep awake back home x2 x3 x4 alone ill unwell away upset tearful excluded late again',
)
/** "does ray know", "where was mark when" */
export const asking = set('is was does did has had can could will would should do are were')
/** What a person is asked to do or does after "does", "can", "let". */
export const doing = set(
  'know want need like think feel come go stay say see understand get have live eat sleep talk tell ask remember mean stop start attend engage agree cope manage read write help still really ever even not actually when if there here ok okay safe happy home at in with by on today now able allowed aware coming going living seen there',
)

/** Words that join others and name nothing: "the", "we", "when", "today". */
export const isFunctionWord = (base: string): boolean =>
  pronounsAndArticles.has(base) || prepositions.has(base) || conjunctions.has(base) || adverbs.has(base)
