/** Tags that WeChat knows without usingComponents (https://developers.weixin.qq.com/miniprogram/dev/component/). */
export const WXML_TAGS = new Set(
  `block template import include wxs slot
  view text image icon button label input textarea form switch slider checkbox checkbox-group radio radio-group
  picker picker-view picker-view-column editor progress rich-text navigator
  scroll-view swiper swiper-item movable-area movable-view cover-view cover-image match-media page-container share-element
  root-portal sticky-header sticky-section grid-view list-view list-builder draggable-sheet nested-scroll-header
  nested-scroll-body open-container snapshot span selection
  audio video camera live-player live-pusher voip-room channel-live channel-video map canvas web-view
  ad ad-custom official-account open-data functional-page-navigator keyboard-accessory page-meta navigation-bar
  double-tap-gesture-handler force-press-gesture-handler horizontal-drag-gesture-handler long-press-gesture-handler
  pan-gesture-handler scale-gesture-handler tap-gesture-handler vertical-drag-gesture-handler`.split(/\s+/),
)
