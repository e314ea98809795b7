import { interfaceWords, type Names, sayAny } from '#content'
import { Icon } from './icon.tsx'

/** The safety line stands on every page: a child at risk never waits for a discussion (P4). */
export function PageFooter({ names, demonstration }: { names: Names; demonstration: boolean }) {
  const { footer, demonstration_banner } = interfaceWords
  return (
    <footer class="cg-footer">
      <div class="cg-wrap">
        <p class="cg-footer__safe">
          <Icon name="shield" />
          <span>
            <b>{footer.harm.question}</b> {footer.harm.text} <a href="/child-protection">{footer.harm.link}</a>.
          </span>
        </p>
        <ul class="cg-footer__links">
          <li>
            <a href={names.formats_link}>{footer.formats}</a>
          </li>
          <li>
            <a href="/accessibility">{footer.accessibility}</a>
          </li>
          <li>
            <a href={names.privacy_link}>{footer.privacy}</a>
          </li>
          <li>
            <a href={names.procedure_link}>{footer.procedure}</a>
          </li>
          <li>
            <a href="/contact">{sayAny(footer.contact, names)}</a>
          </li>
        </ul>
        {demonstration && <p class="cg-footer__demo">{demonstration_banner.text}</p>}
      </div>
    </footer>
  )
}
