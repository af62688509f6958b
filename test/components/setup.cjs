/**
 * The edge of WeChat that components touch before a test says anything: miniprogram-simulate brings Component and
 * Behavior, these two it leaves out (TDesign calls getApp when it loads).
 */
global.getApp = () => ({ globalData: {} })
global.getCurrentPages = () => []
