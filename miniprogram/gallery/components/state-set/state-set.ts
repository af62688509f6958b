/** What stands in the place of a list: loading, empty, failed. offline-bar shows itself only while there is no network. */
Component({})
