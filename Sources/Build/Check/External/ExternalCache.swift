import Diagnostics
import French

/// What addresses elsewhere answered lately: `.feuillet/external-links`, a line each. It can be deleted at any time.
struct ExternalCache {
  static let path = ".feuillet/external-links"

  private var entries: [String: (time: Int, answer: ExternalAnswer)] = [:]
  private let now: Int

  /// Reads what the file of a site still has to say. A line that is broken, too old or from the future (a clock was
  /// wrong) is none.
  init(site: String, now: Instant) {
    self.now = now.secondsSince1970
    guard let file = SiteBuilder.source(Self.path, site: site) else { return }
    for line in file.bytes.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 3, let time = Int(fields[0]), let answer = ExternalAnswer(words: fields[1]),
        time <= self.now, self.now - time < answer.lifetime
      else { continue }
      entries[fields[2]] = (time, answer)
    }
  }

  subscript(address: String) -> ExternalAnswer? { entries[address]?.answer }

  mutating func add(_ answers: [String: ExternalAnswer]) {
    for (address, answer) in answers { entries[address] = (now, answer) }
  }

  func write(site: String) throws(MachineFailure) {
    let lines = entries.inKeyOrder.map { "\($1.time)\t\($1.answer.words)\t\($0)\n" }
    try TextFile.write(Array(lines.joined().utf8), to: Self.path, inSite: site)
  }
}
