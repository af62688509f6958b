/** Opens the phone's own dialler with a number; the person still presses the call button herself. */
export function dial(number: string): void {
  wx.makePhoneCall({ phoneNumber: number.replace(/[^\d+]/g, '') })
}
