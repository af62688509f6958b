/** The built-in components the preview renders, by their WXML name. Each becomes a `wx-…` element in the browser. */
export const BUILT_IN_TAGS: ReadonlySet<string> = new Set(
  (
    'view text image canvas button input textarea scroll-view swiper swiper-item picker switch checkbox checkbox-group radio ' +
    'radio-group slider label form progress icon navigator map cover-view cover-image root-portal'
  ).split(' '),
)

/** Built-ins of WeChat that the preview refuses by name: drawn as a red box, and said in the banner. */
export const REFUSED_TAGS: ReadonlySet<string> = new Set(
  (
    'rich-text web-view video audio camera live-player live-pusher movable-area movable-view picker-view ' +
    'picker-view-column editor official-account open-data ad ad-custom page-container share-element ' +
    'page-meta navigation-bar match-media functional-page-navigator voip-room channel-live channel-video keyboard-accessory'
  ).split(' '),
)
