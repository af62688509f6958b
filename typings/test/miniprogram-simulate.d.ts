import 'j-component'

declare module 'j-component' {
  /** What j-component 1.4 has and its own types leave out (src/render/component.js). */
  interface Component<TData, TProperty, TMethod> {
    addEventListener(event: string, act: (event: { detail: unknown }) => void): void
  }
}
