/** What a QR code says; null when she did not scan after all. */
export function scanText(): Promise<string | null> {
  return new Promise((resolve) => {
    wx.scanCode({ scanType: ['qrCode'], success: ({ result }) => resolve(result), fail: () => resolve(null) })
  })
}
