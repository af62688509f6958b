import { Failure } from './failure'

/** Random bytes from the phone's own source; there is no second-best source, so without it the call fails by name. */
export function randomBytes(length: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    wx.getRandomValues({
      length,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: () => reject(Failure.onPhone('NO_RANDOM')),
    })
  })
}

/** 32 hexadecimal digits, made once for one intention and kept over its retries (house, "How data is kept" 3). */
export async function newRequestId(): Promise<string> {
  const bytes = await randomBytes(16)
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
