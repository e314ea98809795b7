/** Words by which decisions without a word of duty are told from what was thought, told or supposed (arrangements.ts). */

export const days =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december'

/** Done to something by those who decide. */
export const settled =
  'appointed|allocated|assigned|nominated|selected|chosen|commissioned|authorised|approved|granted|declined|turned down|rejected|put in place|set up|drawn up|scheduled|booked|put forward|signed off|suspended|withdrawn|extended|cut to|reduced to|brought forward|stepped (?:up|down)|transferred|placed on|sought|in place from'

/** Given to somebody to do. */
export const given =
  'tasked with|given (?:the task|responsibility|the job|the lead)|named as (?:the |a )?(?:lead|key|named|contact)|asked to (?:lead|chair|take)|put in charge'

/** What a group does when it settles something. */
export const choosing =
  'approved?s?|appointed|nominated|went (?:with|for)|opted for|voted|picked (?:the|a)|chose (?:the|a|an) (?!word|question|card|picture)|authorised|endorsed|instructed|ruled|handed (?:it|the matter|this|the case)|tasked|assigned|allocated|signed off|turned down|rejected'

/** Bodies and people of them, as the subject of a sentence. */
export const agency =
  '(?:social work|health|police|education|housing|the school|school|the nursery|nursery|camhs|family support|the (?:school nurse|health visitor|social worker|youth worker|midwife|gp|key worker|support worker|team leader|lead professional))'

/** What they take upon themselves, in the present tense. */
export const taken =
  'takes? (?:the lead|over|on)|leads? on|chairs?|refers?|arranges?|coordinates?|supervises?|follows? up|chases?|organises?|keeps? the|sends? (?:a weekly|the)|checks? in'

/** Whoever owns a task at the beginning of a line: a role, or two to four capitals. */
export const ownerOrInitials =
  '(?:[A-Z]{2,4}|(?:[Tt]he )?(?:[Ss]ocial work(?:er)?|[Hh]ealth visitor|[Ss]chool nurse|[Ss]chool|[Nn]ursery|[Pp]olice|[Hh]ousing|[Ee]ducation|[Hh]ealth|[Mm]idwife|[Tt]eacher|[Yy]outh worker|[Kk]ey worker|[Tt]eam leader|[Ll]ead professional|[Cc]hair|[Mm]um|[Dd]ad|[Mm]other|[Ff]ather|[Pp]arents))'

/** How a line begins that orders something. Verbs of listening and looking are learning, and not here. */
export const ordering =
  'refer|arrange (?:an?|the|for)|complete (?:an?|the)|ring|phone|chase|email|invite (?:the|an?)|book|send|ensure (?:the|that|all)|make sure (?:the|that)|follow up|update (?:the|an?)|organise (?:the|an?)|submit|set up|remind|escalate|sign (?:the|up)|chair to|contact (?:the |housing|police|health)(?!father was|mother was)'

/** Supposing, remembering, telling: whatever stands in such a sentence was not settled here. */
export const supposes =
  /\b(?:if|whether|perhaps|maybe|might|may|would|could|had|said|says|told|tells|rememb\w+|describ\w+|hears?|heard|learned|laughed|ago|used to|when|because|why|how|imagin\w+|as though|as if|felt|feels?|fears?|hop(?:e|es|ed|ing)|wish\w*|sometimes|often|always|never|seldom|before (?:we|us|any|anybody|anyone|this meeting)|who (?:starts?|goes)|for us|calls? it|means?|meant|thought|noticed)\b|\bring after\b|\bbut (?:did not|never)\b|\bI\b/i

/** Passives that settle nothing: what words, views and questions undergo. */
export const fixed =
  /\b(?:words?|cards?|views?|stor(?:y|ies)|feelings?|pictures?|assumptions?|questions?|thoughts?) (?:was|were|is|are)\b/i
