/// Changes that belong together: those of one save, of one checkout.
///
/// Who saves a file often does so in steps: it is cut to nothing, then written; it is renamed, then a new one takes
/// its place. What is in between is not told, if it does not last.
struct Burst {
  /// How long the disk has to be quiet for a burst to end.
  static let quiet = Duration.milliseconds(10)
  /// How long it may last at most.
  static let longest = Duration.milliseconds(30)

  /// What changed; `nil` as long as nothing did.
  private(set) var change: SiteChange?
  /// The files that are in the middle of a save, as it seems: open, or gone.
  private var unsettled: Set<String> = []
  /// The files that were not there before.
  private var born: Set<String> = []
  private var start: ContinuousClock.Instant?
  private var last: ContinuousClock.Instant?

  /// A file is written to.
  /// - Parameter isSettled: whether whoever writes it has closed it; `nil` when that is not known.
  mutating func changed(_ path: String, isSettled: Bool?, at now: ContinuousClock.Instant) {
    note(.paths([path]), at: now)
    if isSettled == true { unsettled.remove(path) }
    if isSettled == false { unsettled.insert(path) }
  }

  /// A name is there, which was not.
  mutating func appeared(_ path: String, isSettled: Bool, at now: ContinuousClock.Instant) {
    if change?.paths?.contains(path) != true { born.insert(path) }
    changed(path, isSettled: isSettled, at: now)
  }

  /// A name is gone. One that came in the same burst was never there: `4913` of Vim, a temporary file.
  mutating func vanished(_ path: String, at now: ContinuousClock.Instant) {
    guard born.remove(path) != nil, var paths = change?.paths else {
      return changed(path, isSettled: false, at: now)
    }
    paths.remove(path)
    unsettled.remove(path)
    change = paths.isEmpty ? nil : .paths(paths)
    if change == nil { self = Burst() }
  }

  /// What vanished has another name now, and will not come back.
  mutating func moved(_ path: String) { unsettled.remove(path) }

  mutating func everythingChanged(at now: ContinuousClock.Instant) { note(.everything, at: now) }

  private mutating func note(_ change: SiteChange, at now: ContinuousClock.Instant) {
    self.change = self.change?.merged(with: change) ?? change
    start = start ?? now
    last = now
  }

  /// When it is over, if nothing more comes; `nil` before it began.
  var end: ContinuousClock.Instant? {
    guard let start, let last else { return nil }
    let latest = start + Self.longest
    return unsettled.isEmpty ? min(latest, last + Self.quiet) : latest
  }
}
