/** Pairs of wx.onX / wx.offX over one set of listeners. */
export class Listeners<T> {
  readonly #all = new Set<(value: T) => void>()

  readonly on = (listener: (value: T) => void): void => {
    this.#all.add(listener)
  }
  /** Without a listener, WeChat takes all of them away. */
  readonly off = (listener?: (value: T) => void): void => {
    if (listener) this.#all.delete(listener)
    else this.#all.clear()
  }
  tell(value: T): void {
    for (const listener of [...this.#all]) listener(value)
  }
}
