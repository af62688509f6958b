/** Keeps what stands on the screen out of screenshots and recordings, on phones that can (safety, "Help"). */
export function hideFromCapture(): void {
  wx.setVisualEffectOnCapture?.({ visualEffect: 'hidden' })
}

export function showToCapture(): void {
  wx.setVisualEffectOnCapture?.({ visualEffect: 'none' })
}
