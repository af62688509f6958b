/** A short sentence over the page, read aloud by screen readers; long ones stay longer. */
export function announce(text: string): void {
  wx.showToast({ title: text, icon: 'none', duration: Math.min(5000, 1500 + text.length * 80) })
}

/** Asks before something that cannot be taken back by a tap. WeChat takes at most four characters for `yes`. */
export function confirm(title: string, content: string, yes: string): Promise<boolean> {
  return new Promise((resolve) => {
    wx.showModal({
      title,
      content,
      confirmText: yes,
      cancelText: '先不',
      confirmColor: '#C2385A',
      success: (answer) => resolve(answer.confirm),
      fail: () => resolve(false),
    })
  })
}
