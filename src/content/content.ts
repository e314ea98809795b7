/**
 * `#content`: every word people read, typed. One constant a file of content/en (meetingPrompts, lettersScreening …);
 * interface.yaml is `interfaceWords`. Made by scripts/content.mjs.
 */
export * from '../../.generated/content/en.ts'
export * from './dates.ts'
export * from './find.ts'
export * from './letter-texts.ts'
export * from './say.ts'
