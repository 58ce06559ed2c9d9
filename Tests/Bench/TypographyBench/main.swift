// What typography costs, a byte of text: every paragraph of the articles of a folder is set on one core, as a
// block of its own. Run in release: `swift run -c release TypographyBench FOLDER` (a corpus of the benchmark).
import Foundation
import French

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The CPU time of this process, in seconds.
func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The blocks of a Markdown text, near enough: what stands between empty lines, below the front matter.
func blocks(_ text: Data) -> [[UInt8]] {
  var blocks: [[UInt8]] = []
  var lines = Array(text).split(separator: 0x0A, omittingEmptySubsequences: false)[...]
  if lines.first?.elementsEqual("---".utf8) == true {
    lines = lines.dropFirst().drop { !$0.elementsEqual("---".utf8) }.dropFirst()
  }
  for paragraph in lines.split(whereSeparator: \.isEmpty) {
    blocks.append(Array(paragraph.joined(separator: [0x0A])))
  }
  return blocks
}

let folder = CommandLine.arguments.dropFirst().first ?? "content"
let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
let corpus = files.filter { $0.hasSuffix(".md") }.sorted().flatMap { path in
  FileManager.default.contents(atPath: folder + "/" + path).map(blocks) ?? []
}
let size = corpus.reduce(0) { $0 + $1.count }
guard size > 0 else {
  print("no Markdown in \(folder)")
  exit(2)
}

/// Corpora are written with care; authors are not. The second measure has straight signs throughout.
func careless(_ block: [UInt8]) -> [UInt8] {
  Array(
    String(decoding: block, as: UTF8.self).replacing("’", with: "'").replacing("« ", with: "\"")
      .replacing(" »", with: "\"").replacing("…", with: "...").utf8)
}

func measure(_ name: String, _ corpus: [[UInt8]]) {
  var typesetter = Typesetter(TypographyPolicy())
  let size = corpus.reduce(0) { $0 + $1.count }
  var best = Double.infinity
  var changed = 0
  for _ in 0..<5 {
    changed = 0
    let start = cpuSeconds()
    for block in corpus {
      typesetter.begin()
      block.withUnsafeBufferPointer { typesetter.add($0) }
      if typesetter.typeset(marks: true) { changed += 1 }
    }
    best = min(best, cpuSeconds() - start)
  }
  let nanoseconds = best / Double(size) * 1e9
  print(
    "\(name): \(size) bytes, \(corpus.count) blocks, \(changed) changed:"
      + " \(Double(Int(nanoseconds * 100)) / 100) ns a byte")
}

measure("as written", corpus)
measure("careless", corpus.map(careless))
