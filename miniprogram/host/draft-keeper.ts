import { shown } from '../services/failure'

/** She pauses this long before what she typed is kept. */
const PAUSE_MS = 1500

/** How a draft is kept in the cloud: under its id, or as a new one; and the codes that she must read, such as too many drafts. */
export interface Shelf<Form> {
  save(draftId: string | null, form: Form): Promise<{ draftId: string }>
  full: string
}

/**
 * Keeps a draft in the cloud while she writes: one saving at a time, so that the first makes the only draft. Without a network what she typed
 * stays on the page, and the next change tries again.
 */
export class DraftKeeper<Form> {
  private waiting: Form | null = null
  private pause: ReturnType<typeof setTimeout> | null = null
  private saving: Promise<void> = Promise.resolve()
  private stopped = false

  constructor(
    public draftId: string | null,
    private readonly shelf: Shelf<Form>,
    private readonly tell: (words: string) => void,
  ) {}

  changed(form: Form): void {
    if (this.stopped) return
    this.waiting = form
    this.tell('')
    if (this.pause !== null) clearTimeout(this.pause)
    this.pause = setTimeout(() => void this.flush(), PAUSE_MS)
  }

  /** Saves at once what waits to be saved. */
  flush(): Promise<void> {
    if (this.pause !== null) clearTimeout(this.pause)
    this.pause = null
    this.saving = this.saving.then(() => this.save())
    return this.saving
  }

  /** The draft is sent: nothing is kept any more. */
  stop(): void {
    this.stopped = true
    this.waiting = null
    if (this.pause !== null) clearTimeout(this.pause)
  }

  private async save(): Promise<void> {
    const form = this.waiting
    if (form === null || this.stopped) return
    this.waiting = null
    try {
      const { draftId } = await this.shelf.save(this.draftId, form)
      this.draftId = draftId
      this.tell('已经替您存好')
    } catch (reason) {
      const { code, message } = shown(reason)
      this.waiting ??= form
      this.tell(code === this.shelf.full ? message : '还没存上,填的都在这一页')
    }
  }
}
