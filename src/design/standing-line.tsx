import { interfaceWords } from '#content'
import { Icon } from './icon.tsx'

/** "This is not a decision-making forum", under the header of every page about a discussion (P2). */
export const StandingLine = ({ statement }: { statement: true | string }) => (
  <div class="cg-standing">
    <p class="cg-wrap">
      <Icon name="forum" />
      <span>
        <strong>{interfaceWords.standing.text}</strong> {statement === true ? interfaceWords.standing.more : statement}
      </span>
    </p>
  </div>
)

/** Says that nothing here is real, on every page of a demonstration. */
export const DemonstrationBanner = () => (
  <div class="cg-demo">
    <p class="cg-wrap">
      <Icon name="info" />
      <span>
        {interfaceWords.demonstration_banner.text}{' '}
        <a href="/demonstration">{interfaceWords.demonstration_banner.link}</a>
      </span>
    </p>
  </div>
)
