/** Scots as people write it down, in the north-east above all: quiet in lower case and at the start of a sentence, unless it is a usual given name. */
export const scotsWords: ReadonlySet<string> = new Set(
  `
  aa aabody aabodys aathegither aathing abody aboot abune ach ae aff affa affen afore aften ahint aiblins ain aince airm airt aise aither aiver alang
  alow amang ane anent anither anno arenae ashet atweel atween aucht auld aulder auldest awa awby awfa awfie awfu awfy awthing ay aye ayont bade bairnie
  bairnies baith bampot bampots barkin bauchle bawbee bawbees bawlin belang bides bidin biggin birl birlin blaw bleck bleezin bletherin blin blootered
  boaked boakin bogle boorach bosie bosies bourach brak braw breeks breid brig brither brithers brocht bubblin bubbly burd burds byke byre ca canna
  cannae cannie cannily cauld cauldrife chanty chappin chappit chauve chauvin chiel chiels claes claik claikin clarty clatty clipe cliped clipin cloot
  clootie cloots clype clyped clyping clypit collieshangie coorie cooried coories coorse couldna coup cowk cowp cowped crabbit craitur craiturs cratur
  craw cried cuddie cuddy cudnae cuid cuidnae dae daein daes daft daftie daunder dauner deave deaved deavin deein deid deif deil denner dicht didna
  didnae dinna dinnae dinny dirl dirler disnae div divna divnae doag doctir doin dook doon doonstairs doot doots dottled dour dowie dreep drookit droont
  drouth drouthy dug dugs dunt dunted dwam dyke ee eejit eejits een efter efternoon eneuch enuff erse ettle ettlin fa faa faan faar fae faimilies
  faimily fairly fairmer faither faither's faithers fankled fash fashed fashin fau faur feart feartie fecht fechtin fechts fella fitba fither fitna
  fleein fleg flegged fler flit flitted flitting flyte fooshtie foostie footer footerin forby forenoon forfochen fou fouk fowk fowks frae fricht
  frichtened frichtit fu fuff funcy furst fushin gaan gae gaed gaein gaen gangs gaun gaunae gealed gey gie gied giein gien gies gin girned girnin
  girning gled gleg gloamin gonna gonnae gonny goonie gowd gowk granda grannie greet greetin greets grun guid guidman guidwife gurly hae haein haena
  haes hain halesome haud hauden haudin hauds hauf haun haunds hauns heid heidie heidies heids hert herts het hidna himsel hing hingin hings hinna
  hirple hirplin hisnae hoast hoastin hoatchin hoor hoors hoose hooses hoosie hou howk howked humphed hunner hurled ilk ill-trickit isna ither ithers
  itsel iver ivery jaiket jalouse jaloused jannie janny jeely jine jined jings jist jobby jook jouk joukin keech keek keeked keekin keeking kennt kinna
  kinnae kintra kist kwine laddies lae laldy langer leid licht lichts linty loup lowp lowpin lug lugs lum ma mair maist maister mak makkin masel maw
  maws mebbe mebbes meenit meenits micht michtna minded mindit mingin mingit minker mither mither's mithers mixter-maxter mony morn mornin muckle nae
  naebody naebody's naethin naething naewhaur naewhere nane neb nebby neep neer neist nervy nicht nichts nippit nippy noo numptie numpties och ocht ony
  onybody onything onywey onywhaur onywye oor oors oorsels ootside ootwith ower owre oxter oxters pairt pairts pech peched pechin peedie peelie pirlie
  pitten pittin ploutered plowter poalis polis polisman pooch puckle puggled puir puirly quaet quate quinie quinies radge radges rammy reek reekin rin
  rinnin rins rive roup rouped rowin ruckle sae saft sair sairer sark scaff scart scawd schuil schule scliff scoosh scran scrieve scuil scunner
  scunnered scunnert seck shair shairly shak shakkin sheen shilpit shoogle shoogled shoogly shouldna shuid sic siccan siccar sich sicht siller simmer
  skelf skelp skelped skelpin skelpit skint skirl skite skitter skittery skweel skweels slaister sleekit sma smeddum smirr smit snaw sneck snell sonsie
  sook sookin soond soor sotter souch spaek spak spaver speir speired speirin spik spikkin spunk steek steekit stoater stookie stoond stoor stoorie
  stooshie stot stotious stotter stour stravaig stushie swatch sweir sweirt swither tae taen taes tak takkin taks tattie tatties tauld telt teuchter
  thae thaim thaimsels thay the-day the-morn the-nicht thegither thir thocht thochts thole tholed thon thoo thowless thrang thrapple thrawn throu throwe
  ticht til tooer toon toons tottie totty trauchelt trauchle trauchled trews troosers tummel tummelt twa twae twal tyauve unca unco up-by vennel verra
  wa wabbit wad wadna wadnae wae wance wasna wasnae watter wattir waur weel weemen weet werenae wey weys wha wha's whaa whae whaur wheen wheesht
  wheeshtin whiles whit whitever whitna whits wid widna widnae wifie wifie's wifies winda windae windaes winna winnae wirk wirkin wirnae wis wisht wisna
  wisnae wrang wull wullnae wumman wummin wummin's wurk wye wyes yatter yatterin yersel yersels yestreen yin yince yins yird yon yonder yowe yowes yowl
  yowlin
`
    .trim()
    .split(/\s+/),
)
