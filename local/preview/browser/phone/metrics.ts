/** What a bench counts on a phone: bytes handed from logic to view, and cloud calls. */
export interface SetDataMetric {
  page: string
  /** The component that called setData; the page itself when equal to `page`. */
  component: string
  bytes: number
}
export interface CallMetric {
  page: string
  name: string
  bytesIn: number
  bytesOut: number
  ms: number
  requestId: string
  failed: boolean
}

export const metrics: { setData: SetDataMetric[]; calls: CallMetric[]; reset(): void } = {
  setData: [],
  calls: [],
  reset() {
    metrics.setData.length = 0
    metrics.calls.length = 0
  },
}

const encoder = new TextEncoder()

/** Bytes of a value as JSON in UTF-8, which is what WeChat carries between its two threads. */
export const jsonBytes = (value: unknown): number => encoder.encode(JSON.stringify(value) ?? '').length
