import Diagnostics

/// Which documents a build makes, and which files it leaves as they are.
struct PageSelection: Sendable {
  /// The numbers of the documents to make.
  var made: [Int] = []
  /// Files to be copied: their path in the output and in the site.
  var copied: [(path: String, source: String)] = []
  /// The paths of the files of the output that stay.
  var kept: Set<String> = []
  /// What each page that is made is known by, by its path in the output.
  var keys: [String: Digest] = [:]

  init() {}

  init(everythingOf composition: Composition, _ sources: SiteSources) {
    made = Array(0..<composition.documentCount)
    copied = sources.files.inKeyOrder.map { (String($0.key.dropFirst()), $0.value) }
  }
}
