/** Words that are names too, by how they behave as words: the frame around them tells which of the two they are (name-or-word.ts). */
const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** How a word behaves where it is no name. */
export type WordClass = 'modal' | 'verb' | 'mass' | 'adjective' | 'season' | 'count'

const classes: Readonly<Record<Exclude<WordClass, 'count'>, ReadonlySet<string>>> = {
  modal: set('will may can'),
  /** Verbs in the form in which they stand without -s, -ed or -ing. */
  verb: set(
    'promise rebel mark grant rob sue chase pat drew rose hope wade trip skip bow read trace praise pierce comfort favour reign bill mate page buzz dash deem excel flourish gill hunt lance marvel park bless boo cash clay con crush dale dash dirk gem hail hank jet pad ram rich rim serge shade shun sin spike storm usher star fudge gene curt echo guy knock scout pop pops dare dart flash hike huff puff',
  ),
  /** Without an article as words too: feelings, virtues, stuffs. */
  mass: set(
    'beauty freedom fortune goodness thunder hope faith joy grace patience charity mercy justice liberty glory honour honor peace love praise comfort chance destiny harmony melody serenity heaven wisdom victory genesis trinity treasure honey tea coral crystal pepper ginger ivory silver cash art jazz candy fudge amity bliss constance prudence temperance freedom independence felicity clarity verity unity goodness purity prosperity delight paradise royalty majesty sunshine lava lavender cedar magnolia maple teal velvet cane brandy rye rehab charisma charm essence testimony time rain snow frost ice ash clay coal sand storm thunder mist smoke sugar spice toffee butter jam jelly cocoa coffee nutmeg cinnamon marmite treacle porridge denim lace silk satin ocean sky sea earth fire truth fate luck fun trouble business stardust glitter',
  ),
  adjective: set(
    'major innocent loyal chosen marvellous frank sandy rich sunny misty stormy rusty dusty happy merry noble royal young precious divine lucky blessed bonny bonnie blue red brown green grey gray black white indie harsh sterling junior woody smithy roman christian christie harmony hardy rogue alpha royal tiny lofty cheeky speedy sleepy grumpy smiley chunky skinny shorty scruffy spotty fluffy snowy sooty stripey patchy smokey smoky minty spicy bubbly giggles lucky nifty dinky tubby wiggly freckles posh sporty scary short long small big strong little wise bright sharp swift savage stern best good smart sweet low high still gentle jolly moody hasty noble prior wild',
  ),
  season: set(
    'summer autumn winter spring dawn eve sunday friday monday noel christmas easter april june may august july january',
  ),
}

/** Feelings and stuffs that are given as names far more often than they follow "with" or "for" in a note. */
export const namesFirst: ReadonlySet<string> = set(
  'hope faith joy grace destiny harmony melody serenity heaven trinity crystal coral amber ginger verity constance felicity charity mercy',
)

/** What people and pets are called besides their names, where it is an everyday word. */
export const nicknames = set(
  'rusty dusty squeak moose midge bug bugs buggy spud tattie nugget peanut doodle tink tinks titch tiny lofty ginger smiley sparky spike buster bear bears tiger monkey pumpkin button buttons bean beanie pickle pickles biscuit crumb crumbs pebble pebbles pudding muffin cupcake cookie waffles noodle noodles nutty chip chips scamp rascal tinker squirt sprout pipsqueak peewee shrimp goose gosling duckling chick bunny mouse mousey badger otter beaver hedgehog weasel ferret fox wolf lion cub puppy kitten duchess duke baron sarge captain skipper chief boss champ ace flash rocket turbo tank truck digger bones stitch patch patches socks boots mittens whiskers fluffy snowy sooty smokey smudge misty shadow ghost spook spooky dizzy fizz bubbles twinkle sparkle star sunshine rainbow bluebell buttercup clover thistle bramble conker acorn twiggy sticks stretch curly blondie ginge carrot beetroot beans bisto haggis neep bannock skinny chunky tubby scruff scruffy shorty speedy sleepy grumpy dopey doc prof brains sherlock rambo elvis cheeky dinky nipper tiddler minnow guppy bambi thumper dumbo nemo piglet eeyore roo tigger goofy pluto scooby shaggy garfield snoopy marmite treacle toffee fudge caramel coco cocoa oreo twix mars bounty maltesers skittles domino dice bingo banjo fiddle boogie jazz disco trigger bullet hammer axe blade razor lefty dodger bandit pirate ninja viking rebel maverick outlaw smithy wolfie foxy piggy birdie duckie sparrow chic chick dod feg tosh chunk hammer foxy',
)

export function classOf(base: string): WordClass {
  if (classes.season.has(base)) return 'season'
  if (classes.modal.has(base)) return 'modal'
  if (base === 'hope' || base === 'praise' || base === 'comfort') return 'mass'
  if (classes.verb.has(base)) return 'verb'
  if (classes.adjective.has(base)) return 'adjective'
  return classes.mass.has(base) ? 'mass' : 'count'
}

/** Of these even a capital inside a sentence says little: seasons, offices, what professionals write large. */
export const oftenCapital: ReadonlySet<string> = set(
  'justice summer autumn winter spring christian king queen prince princess duke bishop pope junior major dean marshal guardian star sky blue scout angel baby blessing eden haven heaven crystal sunny legend royal noble success story gift trinity genesis liberty victory page may scholar young phoenix ash rain storm forest',
)

export const months: ReadonlySet<string> = set('april may june august jan july')

/** Before a month or a season they say when. */
export const monthSigns: ReadonlySet<string> = set(
  'in since until till by last next early late mid this every during from of on before after end beginning start for to and through around about over each',
)

/** Before a season; "to Summer" and "about Autumn" are said of people. */
export const seasonSigns: ReadonlySet<string> = set(
  'in since until till by last next early late mid this every during of on before after end beginning start through around over each per',
)

/** Words that are common as surnames: after a given name in a text without capitals they belong to it. */
export const surnameWords: ReadonlySet<string> = set(
  'young king hill wood park long black white day cook bell stone field banks fox swift sharp bird love rice frost marsh waters savage rivers brown green grey gray baker carter cooper taylor turner walker miller fisher mason hunter shepherd ward hall price rose bishop knight wright moss gunn dey main smart bruce garden low short little strong wise west north woods forest burns mills wells brooks glass gold berry bush flood ford lake lane lamb hawk crow swan finch peacock drake lawless noble page pope prior root slater spicer steel summers winters weaver wheeler winter duke earl barber butcher porter potter sadler sawyer smith tanner tyler gardener fowler farmer archer best bright sweet cross dale farrow head house hope joy lily parsons chambers parks rhodes snow sommer stark storey street sterling thorn towers tree wolf mutch watt gauld still priest stern wolfe fry pike salmon cod bass pollock bacon pepper sugar coffey marks power mann bull lyon buck hart hare partridge nightingale wren starling heron sim',
)

/** Offices and bodies: "Sarah Social Work" is no surname. */
export const officeWords: ReadonlySet<string> = set(
  'social work worker health visitor police school nurse teacher team manager officer service services council centre primary academy high nursery hospital surgery clinic street road avenue drive house court plan meeting review report group project unit department office practice education family families child children young people act bill guidance panel hearing scotland inspector sergeant constable and the of for',
)

/** What professionals write large although it is nobody's name. */
export const largeWords: ReadonlySet<string> = set(
  'discussion discussions record records agreement request chronology notes summary minutes agenda referral assessment meeting meetings genogram ecomap timeline evaluation learning note letter map tribunal bill website portal app attendance contact chair chairs committee lead person professional professionals practitioner practitioners facilitator sibling siblings parent parents mother father carer carers baby child children pupil pupils student students guardian adult adults youth approach guidance act protection inspectorate form forms promise plan plans reporter fiscal crown justice housing health education police social work learning support welfare safeguarding community communities government parliament parliamentary agency agencies committee chief officer officers directorate board trust college university mental early years third sector voluntary private public state church court hearing hearings panel stage step level phase part section chapter appendix annex figure table box note item question answer step theme themes domain standard standards principle principles value values right rights article paragraph schedule regulation order orders register registration conference case cases core group groups team teams service services model models framework cycle matrix triangle wheel star tool tools toolkit strategy policy procedure procedures process pathway programme project network forum partnership hub centre home house school schools nursery class department unit ward clinic surgery hospital area north south east west internet zoom teams word excel outlook sheriff minister secretary director head depute deputy principal manager duty admin reception finance legal human resources bank nationwide',
)

/** Before a colon they announce names. */
export const labelWords: ReadonlySet<string> = set(
  'name names re subject patient pupil client attendees present apologies about involved children kids bairns weans family household seen to from cc with by for pgm pgf mgm mgf mum dad sw hv gp worker chair scribe contact nok',
)

/** Names that no dictionary should clear, and things all the same: a robin, ivy on the wall, olive skin. The tagger lets them pass where it is sure. */
export const thingsToo: ReadonlySet<string> = set(
  'jack robin ivy holly lily ruby poppy amber jade violet daisy heather iris hazel olive penny jasmine rosemary teddy rowan pansy carol rod stew nick bob jay',
)
