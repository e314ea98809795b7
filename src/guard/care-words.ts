/**
 * Words that are quiet here although no dictionary has them or a register of names does: short forms, agencies, laws, models,
 * medicines, ways of writing in the five sectors. They never clear a number or a name of the roster.
 */
const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** Short forms of two to six capitals (compared in lower case) and words the dictionary lacks. */
export const careWords = set(`
a&e ace aces aceds adhd aftercare agm ahp ahps aid aids am amhp anp api app apps asap asbo asbos asc asd asl asn asns asp assist aso autistic
bac badgernet bacs bbc bbv bme bmi bp bsl btec byod
cab caf cafcass camhs carefirst caring cbt ccg cctv ceo chd childminder childminders childminding childcare chi chs cic cin cld clo cme cms cmht cmhts cns cos
copfs covid cp cpc cpcc cpcs cpd cpg cpims cpn cpns cpo cpos cpp cpps cpr cpu crb crwia crwias cse csp csps cso cspe csw ctc cv cypf cyp cypic
da dbs dclp dars ddp ddr dla dob dna dnas dpia dpo dsm dwp dv dvla
ebd ecg ecomap ecomaps ecp ect ed edd ehc ehcp eia eias eip el elc emdr emis ent epo eps eqia esa esol etc eto ewo ewos
fai fas fasd fgc fgcs fgdm fnp foi faq faqs fte fgm fc fme
gdpr genogram genograms girfec girfecs gp gps grt gtc gtcs gtn gum
hb hbc hcp hiv hmrc hmp hq hr hscp hsw hv hvs hmip hebs hcsw
iaf ict ibs iep ieps ie imr iq ird irds irf iro iros  isp it ite iv ivf ivpd 
jii jiis jigsaw jit
kpi kpis kcl
la laas lac laac lado las lgbt lgbtq lgbtqi lgbtqia lms lo lsa lscb lscp lsw
maaf mapp mappa mapva marac maracs mash mat mdt mdts mh mha mhoc mho mhos misc mmr mp msp mpv msc
na nai nb neet neets nes ni nhs nhsg niddm nice nmc npf npa npcc nr nrp nsp nspcc nvr nvq nqt nqsw
ocd odd ofsted ok okay okayed ooh oos ot ots oot
pa pas pbs pc pcs pcn pda pdsa pe peep pef pep peps phn phns  plp pm pn pnd po pov pp ppu ppes ps psa pse psd psi pt ptsd pupils' pws pvg pvgs
qa qr qi qio
rag rcd rcds rcn rcpch rcslt re rmn rota rcgp rsb rshp rp
saso sals salt scarf scerts schs  scra screening scie scim scn scr scrs sdl sds senco sencos send sen seemis sfr shanarri sicp sids sids simd sla slas slt slts slwg sman smt snp
 spl spoc spocs sqa srb ssd sso ssri sssc std sti stis stp sw sws swa swo swir sswo swift
tac tacs taf tatc tbc tba tbi td tdt tel tatp tta tv tvs twg tbh
uasc uascs ubi ucas uk uncrc upn urp usa uti utis
va vawg vc vcs vip vpd vpds vs vle
wai wba wb wc wfh wip wte wcc www
yjb yjs yot yp ypws yps yt
wkend wkends vlog vlogs onesie onesies ccc scouts celtic rangers hibs hearts solihull
antenatal postnatal perinatal antenatally postnatally neurodivergent neurodiverse neurodivergence neurodevelopmental neurotypical safeguarding safeguard safeguarded
multiagency multi-agency intra-agency interagency inter-agency kinship scribed parentified parentification adultification adultified unhelpfully dysregulated dysregulation dysregulate co-regulate co-regulation
coregulation masking stimming echolalia meltdown meltdowns overmedicated underweight attunement attuned mentalisation mentalising mentalise intersectional intersectionality biopsychosocial psychosocial psychoeducation psychoeducational
signpost signposted signposting upskill upskilled upskilling workforce caseload caseloads workstream workstreams workplan timeline timelines timeslot chronologies onboarding debrief debriefed debriefing debriefs facilitation facilitator facilitators
homeschool homeschooled homeschooling wellbeing well-being mindset mindsets mindful mindfulness screenshot screenshots snapchatted texted texting facetime facetimed video-call videocall whatsapp whatsapps whatsapped email emails emailed emailing voicemail voicemails online offline internet website websites web smartphone smartphones livestream vape vapes vaping vaped selfie selfies login logins
sexting sextortion cyberbullying cyberbullied upskirting catfishing trafficking exploitative criminality offending reoffending reoffended reoffend coercive breadcrumbing gaslight gaslighting gaslit lovebombing
learnings takeaway takeaways intergenerational transgenerational hypervigilance hypervigilant hyperactivity headspace firefighting siloed silos silo'd counsellor counsellors practitioner practitioners practitioner's supervisee supervisees supervisor's mentee mentees keyworker keyworkers caregiver caregivers stepdad stepmum stepdads stepmums stepchild stepchildren stepson stepdaughter stepbrother stepsister stepfather stepmother stepfamily stepfamilies grandad granda grandads granddad gran grans granny grannies grandma grandmas grandparent nan nana nanna nans papa pappa gramps nonna mum mums mam mams mammy mummy mumma mama mommy dad dads daddy da das ma mas pa bro sis hubby wifey fella missus wean weans wee bairn bairns lassie lassies laddie laddies loon loons quine quines aye naw nae didnae wasnae isnae dinnae cannae wouldnae couldnae willnae havenae hasnae disnae doesnae wisnae gonnae gonna wanna gotta kinda sorta outta  dunno innit cos cuz cause coz tho thru til till yeah yep nope ok okay hiya cheers soz pls plz thx ta tbh tbf btw fyi asap imo lol
messy sofa sofa-surfing sofasurfing foodbank foodbanks nursery nurseries creche playgroup playgroups toddler toddlers preschooler preschoolers teen teens tween tweens teenage pre-teen
health visitor
self-harm selfharm self-harming self-harmed overdose overdosed overdoses
ecomapping genogramming kolb gibbs honestly
lockdown lockdowns furlough furloughed brexit pandemic
barnardo barnardo's barnardos  quarriers nspcc childline samaritans womens women's crossreach cyrenians shelter mindspace penumbra papyrus circle cornerstone turning  includem kibble lifeline relate sacro scotland's youthlink homestart home-start sandyford rowans
aberdeen's
facebook instagram insta snapchat tiktok youtube google zoom teams microsoft outlook netflix xbox playstation nintendo roblox fortnite minecraft messenger discord spotify amazon ebay vinted apple iphone ipad android uber tesco asda lidl aldi sainsbury's morrisons boots greggs mcdonald's mcdonalds kfc primark argos ikea disney pokemon lego peppa paw bluey christmas xmas easter halloween hogmanay ramadan eid diwali hanukkah passover lent ne'erday
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
scotland scottish scots scotland's england english wales welsh ireland irish britain british uk europe european africa african asia asian america american highland highlands grampian moray tayside lothian strathclyde fife gaelic doric polish poland romanian romania bulgarian bulgaria lithuanian lithuania latvian latvia ukrainian ukraine russian russia hungarian hungary slovak slovakia czech german germany french france spanish spain italian italy portuguese portugal dutch greek greece turkish turkey syrian syria afghan afghanistan iraqi iraq iranian iran kurdish pakistani pakistan indian india bangladeshi bangladesh chinese china nigerian nigeria ghanaian ghana kenyan  somali somalia eritrean eritrea ethiopian ethiopia sudanese sudan vietnamese vietnam filipino philippines thai thailand japanese japan korean korea brazilian brazil australian australia canadian canada albanian albania arabic arab urdu punjabi hindi bengali farsi dari pashto tigrinya swahili yoruba igbo mandarin cantonese romani  traveller travellers gypsy gypsies caribbean jamaican mediterranean scandinavian norwegian swedish danish finnish swiss austrian belgian estonian croatian serbian bosnian moldovan georgian armenian israeli palestinian egyptian moroccan algerian libyan tunisian lebanese jordanian saudi yemeni zimbabwean zambian ugandan rwandan congolese gambian cameroonian angolan nepali nepalese sri lankan tamil malaysian indonesian mexican colombian venezuelan
christian christians christianity catholic catholics protestant protestants muslim muslims islam islamic jewish jews judaism hindu hindus hinduism sikh sikhs sikhism buddhist buddhists buddhism quran koran bible jehovah's mormon mormons presbyterian methodist baptist anglican pentecostal god god's jesus allah lord ramadhan
munchausen asperger asperger's aspergers down's tourette tourette's tourettes alzheimer's parkinson's crohn's huntington's stockholm oedipus
methadone buprenorphine suboxone subutex buvidal naloxone heroin cocaine cannabis ketamine mdma etizolam diazepam valium temazepam zopiclone xanax alprazolam pregabalin gabapentin lyrica tramadol codeine dihydrocodeine morphine fentanyl oxycodone nitazenes spice mephedrone benzos benzo valium diazepam sertraline fluoxetine citalopram mirtazapine venlafaxine quetiapine olanzapine risperidone aripiprazole clozapine lithium lamotrigine carbamazepine sodium valproate propranolol methylphenidate concerta ritalin equasym medikinet lisdexamfetamine elvanse atomoxetine strattera guanfacine intuniv dexamfetamine melatonin circadin paracetamol calpol ibuprofen nurofen amoxicillin penicillin salbutamol ventolin montelukast beclometasone clenil insulin novorapid epipen epilim keppra levetiracetam midazolam buccolam omeprazole gaviscon laxido movicol  lactulose antabuse disulfiram acamprosate thiamine pabrinex depo-provera depo implanon nexplanon mirena prozac zoloft seroquel zyprexa abilify adderall infacol fortisip aptamil cow's sma botox ozempic
gbl ghb lsd thc cbd dhc pcp nps ivf iud coil
anti-depressants antidepressant antidepressants antipsychotic antipsychotics benzodiazepine benzodiazepines opiate opiates opioid opioids
ms mr mrs miss mx dr prof sgt pc dc ds di dci dsi wpc insp supt cllr rev fr sr st qc kc hon
co-facilitator co-facilitators co-facilitated co-worker co-workers co-parent co-parenting co-parented co-production co-produced co-produce coproduction coproduced co-sleeping cosleeping co-ordinated co-ordinate co-ordinator co-ordination coordinator coordinators
pre-birth post-birth prebirth postbirth pre-school preschool after-school afterschool
unborn newborn bruising smacked smacking unkempt grubby nits headlice lice nappy nappies weaning bottle-fed breastfed breastfeeding mealtimes bedtime bedtimes bathtime playtime lunchtime hometime naptime
bruv bestie besties hun pal pals mate mates
reflexivity systemically relationally attachment-based trauma-informed strengths-based strength-based solution-focused child-centred person-centred needs-led rights-based evidence-based outcome-focused
refuge refuges housing universal sheriff sheriffs reporter reporters panel panels
i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're we've we'd we'll they're they've they'd they'll that's that'd that'll there's there'd there'll here's who's who'd who'll what's what'd where's when's why's how's let's isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shan't shouldn't haven't hasn't hadn't mustn't needn't mightn't ain't o'clock ma'am y'all
im ive id ill youre youve hes shes its weve theyre theyve thats theres whats wheres isnt arent wasnt werent dont doesnt didnt cant couldnt wont wouldnt shouldnt havent hasnt hadnt aint alot abit aswell infact eachother everytime incase apart alright nevermind ie eg etc vs approx appt appts apt mtg mtgs mins hrs hr wks wk mths mth yrs yr yo y/o w/c wc n/a tbc re cc fwd ref info intro admin dept govt org orgs exec execs comms sync prob probs def convo convos diff prev esp incl excl max min misc temp perm docs doc pdf ppt xls qual quals quant spec specs stats stat vid vids pic pics obs meds med psych physio ambo ambos polis neds bevvy bevvied  buckfast bucky skint scunnered crabbit greeting greetin dreich drookit braw canny peely-wally glaikit haver havering blether blethering blethers messages jags piece numpty outwith wheesht swithering swither stooshie stramash thrawn couthy fankle footer scaffy
sort
wi wis tae fae oan aff hame hoose wan yin noo doon oot aboot ain ower yer ye youse yous masel hisself hersel
swis acc sc utd hmp yoi uhi bp p&l wcs ims dob's hx dx rx tx sx fx nkda pmh prn od bd tds nocte stat ooh's lmp edd gravida para
corsa corsas fiesta focus polo golf micra qashqai transit audi bmw vauxhall nissan toyota yaris corolla peugeot renault citroen picanto sportage hyundai skoda ibiza honda civic mazda volvo saab tesla dacia sandero duster vw volkswagen jaguar landrover fiat punto insignia meriva mondeo juke vito sprinter berlingo vivaro kuga galaxy passat tiguan touran beetle escort megane scenic captur twingo mokka viva agila tigra signum kadett
bio dad's yaml https http json javascript html css docx xlsx pptx cyrillic
f2f 1:1 121 w/e
ga lscs svd nvd nicu scbu picu icu hdu itu mri ct eeg copd ibd cf dka nas epds phq phq-9 gad gad-7 sdq honosca cgas bgl hba1c crp fbc lft tft utis gord gerd nai pews sats bpm stbf ebm nbm nbs mmse ace-iii cto stdo cca ado adso asw cmht ipcu iprt cpft ciau midwifery paeds obs gynae derm neuro cardio resp physio ot slt salt dietetics cyps nctl cypic nino ninos uln scn poca cso's csos ivo pvo jii's ntw irc fte wte ftp nvq svq hnc hnd nat5 nat4 n5 n4 bge dhws hws dhw fse sfw sfws fsw fsws ftw fsw's ftfp wcs tcs otm coh tfa tfo dwr uca ucr lcwra lcw esa dlas adp cdp pip pips scp bsg bsf uc hb lha swf dhp
`)

/** Capitalised in models, laws and books; quiet with one of these near (L5). */
export const theorists = set(`
bowlby ainsworth winnicott klein freud jung erikson piaget vygotsky bronfenbrenner maslow  kolb gibbs schon schön  driscoll rolfe borton brookfield mezirow dewey lewin boud  fook dempsey halton morrison wonnacott wonacott munro laming reder  ferguson ruch  crittenden fahlberg  siegel porges  golding baylin schore fonagy    horwath  sidebotham rutter   wassell ungar masten garmezy belsky olds prochaska diclemente rollnick miller karpman berne goldsmith hartman mcgoldrick gerson petry bowen minuchin satir selvini palazzoli cecchin   epston shazer   finkelhor salter barlow hackett  duluth pence paymar  herman kolk felitti   turnell  essex featherstone gupta   shohet proctor inskipp kadushin davys beddoe mattinson searles menzies lyth bion obholzer tuckman belbin argyris wenger knowles honey mumford egan carkhuff  dominelli trevithick healy   corby  forrester killian donnelly mckinnon bentovim beckett  unell aldgate calder kohut  brazelton trevarthen  zeedyk dweck goleman  bruner bandura skinner pavlov  rosenberg johari luft ingham ishikawa  hackman gawande dekker  kahneman tversky klein tetlock  frosh cottam  docherty angiolini  hawkes gower  clyde orkney carloway brock o'brien colwell climbie connelly
`)

/** Beside a theorist's name they show that it is the name of a model or an author. */
export const citationWords = set(`
model models cycle cycle's theory theories framework hypothesis matrix scale scales triangle hierarchy ladder window wheel et al al. attachment reflective reflection zone stages ecological inquiry inventory questionnaire tool report review principles approach approaches wrote writes argues argued suggests describes described proposed research study studies book paper questions cited principle effect bias iceberg quadrant quadrants box inquiry's concept concepts work's
`)
