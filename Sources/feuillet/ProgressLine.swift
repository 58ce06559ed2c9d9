import Build
import Diagnostics
import Dispatch
import French
import Synchronization

/// One line of a terminal that tells how far a long build is, and is gone when the build ends.
final class ProgressLine: Sendable {
  private let progress: BuildProgress
  private let language: Language
  /// Has a thread of its own, as the workers of the build hold every other.
  private let queue = DispatchQueue(label: "feuillet.progress")
  private let state = Mutex((isShown: false, hasEnded: false))

  /// Nobody who waits for less than half a second wants to read.
  private static let delay = 0.5
  private static let interval = 0.1

  private init(_ progress: BuildProgress, _ language: Language) {
    self.progress = progress
    self.language = language
  }

  /// Begins to watch a build; `nil` where nobody would see it.
  static func watch(_ progress: BuildProgress, language: Language) -> ProgressLine? {
    guard Terminal.showsProgress else { return nil }
    let line = ProgressLine(progress, language)
    line.show(after: delay)
    return line
  }

  /// Ends watching and removes the line: nothing is written after this.
  func end() {
    state.withLock {
      if $0.isShown { Terminal.error(Self.clear) }
      $0 = (isShown: false, hasEnded: true)
    }
  }

  private func show(after seconds: Double) {
    queue.asyncAfter(deadline: .now() + seconds) { [self] in
      let text = Self.text(progress.moment, language)
      let goesOn = state.withLock {
        guard !$0.hasEnded else { return false }
        $0.isShown = true
        Terminal.error(Self.clear + text)
        return true
      }
      if goesOn { show(after: Self.interval) }
    }
  }

  /// To the first column, and nothing after it.
  private static let clear = "\r\u{1B}[K"

  private static func text(_ moment: BuildProgress.Moment, _ language: Language) -> String {
    let name =
      switch moment.stage {
      case .read: Message(fr: "Lecture du dossier", en: "Reading the folder")
      case .author: Message(fr: "Lecture des articles", en: "Reading articles")
      case .assemble: Message(fr: "Assemblage du blog", en: "Putting the blog together")
      case .render: Message(fr: "Écriture des pages", en: "Writing pages")
      }
    guard moment.total > 0 else { return name(language) }
    let count =
      language == .french
      ? "\(groupedNumber(moment.done))/\(groupedNumber(moment.total))" : "\(moment.done)/\(moment.total)"
    return "\(name(language)) \(count)"
  }
}
