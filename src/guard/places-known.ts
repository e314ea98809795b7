/** Words by which addresses, schools and local services are recognised. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** Kinds of street. The second list holds words that also mean something else: they need a capital or a house number. */
export const streetWords = set('street road avenue crescent terrace wynd brae vennel gait boulevard cul-de-sac')
export const streetWordsMaybe = set(
  'drive lane place court close gardens garden way square row view park grove loan mews rise walk path green hill quay circle croft cottages parade gate bank side field fields parkway meadow meadows wood heights mount dell glebe causeway pend toll st rd ave av dr cres crt ct ter terr pl gdns ln sq estate roundabout bridge bypass link links shore esplanade promenade harbour',
)
export const houseWords = set(
  'cottage farm farmhouse croft house lodge manse steading villa bungalow bothy caravan flats towers apartments mill',
)
export const areaWords = set('estate scheme caravan site park')

export const schoolWords = set(
  'primary academy grammar nursery secondary school college playgroup preschool pre-school infants infant juniors junior high elc kindergarten early ps hs university asn',
)
/** Words that may stand between a school's own name and its kind. */
export const schoolBetween = set(
  'rc c of e and community special junior infant infants high primary secondary grammar nursery girls boys catholic roman early years learning childcare',
)

/** After a name these make it a local body. The value is the explanation. */
export const bodyWords: ReadonlyMap<string, 'health-place' | 'club-faith-work' | 'local-service'> = new Map([
  ...[...set('surgery hospital hospice infirmary clinic pharmacy practice ward dental dentist maternity unit')].map(
    (word) => [word, 'health-place'] as const,
  ),
  ...[
    ...set(
      'church chapel mosque kirk temple synagogue cathedral gurdwara parish club fc rfc afc united rovers athletic thistle gym hotel inn bar pub tavern cafe restaurant takeaway bakery salon garage shop stores distillery brewery supermarket hall dojo scouts guides brownies cubs rangers academy stadium pool leisure library museum gallery theatre cinema market nightclub',
    ),
  ].map((word) => [word, 'club-faith-work'] as const),
  ...[
    ...set(
      'crisis aid centre center project hub group trust foundation charity association ltd limited service services refuge hostel unit house home homes lodge foodbank partnership shelter initiative kitchen shed playgroup office',
    ),
  ].map((word) => [word, 'local-service'] as const),
])

/** The letters with which postcodes of the United Kingdom begin. */
export const postcodeAreas = set(
  'AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE',
)
