/** Ways between pages. */
const TABS = ['/pages/home/home', '/pages/activity/activity', '/pages/help/help', '/pages/me/me']

/** Where one activity is shown. */
export const activityPath = (id: string): string => `/pages/activity/detail?id=${id}`

/** Opens a page above this one, or a tab. */
export function go(url: string): void {
  if (TABS.includes(url)) wx.switchTab({ url })
  else wx.navigateTo({ url })
}

/** One step back; from a share card or a code there is nothing behind, so the way leads home. */
export function back(): void {
  if (getCurrentPages().length > 1) wx.navigateBack()
  else wx.switchTab({ url: '/pages/home/home' })
}

/** True when this page was entered from outside: then it shows the way home itself. */
export const isFirstPage = (): boolean => getCurrentPages().length === 1

/** 娘家人 can be left at once: the home page first, so that it is what returning shows, then out (safety, "Help"). */
export function leave(): void {
  wx.reLaunch({ url: '/pages/home/home', complete: () => wx.exitMiniProgram() })
}
