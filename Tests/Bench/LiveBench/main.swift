// Times the site in memory that the preview shows: `LiveBench SITE THEMES`. Prints JSON: seconds until the first page
// is there, and for each kind of edit the median and the 95th percentile in milliseconds, of the update and of the
// page that is then asked for.
import Build
import Diagnostics
import Foundation
import French

#if canImport(Glibc)
  import Glibc
#endif

let site = CommandLine.arguments[1]
let rounds = 30

func milliseconds(_ work: () async throws -> Void) async rethrows -> Double {
  try await ContinuousClock().measure(work) / .milliseconds(1)
}

func report(_ name: String, _ times: [Double]) {
  let sorted = times.sorted()
  print(
    "\(name): \(String(format: "%.1f", sorted[sorted.count / 2])) ms, "
      + "95 %: \(String(format: "%.1f", sorted[sorted.count * 95 / 100])) ms")
}

let live = LiveSite(
  site: site, themeRoots: [CommandLine.arguments[2]],
  options: .init(
    now: Instant(secondsSince1970: Int(Date().timeIntervalSince1970)), includingUnpublished: true, jobs: 2))
let clock = ContinuousClock()
let begin = clock.now
var snapshot = try await live.update(nil)
let start = (clock.now - begin) / .milliseconds(1)
let articles = snapshot.addresses.filter { $0.hasPrefix("/articles/") }.sorted()
let first = await milliseconds { _ = snapshot.answer(articles[0]) }
print("start: \(Int(start)) ms, first page: \(Int(first)) ms, \(articles.count) articles")

let files = try FileManager.default.subpathsOfDirectory(atPath: site + "/content/articles")
  .filter { $0.hasSuffix(".md") }.sorted().map { "content/articles/" + $0 }
for (name, change) in [
  ("text", { (text: String, round: Int) in text + "\nUn mot de plus \(round).\n" }),
  ("title", { text, round in text.replacing(/title: .*/, with: "title: Titre \(round)") }),
  ("heading", { text, round in text + "\n## Partie \(round)\n" }),
  ("tags", { text, round in text.replacing(/tags: .*/, with: "tags: [Étiquette \(round % 3)]") }),
] as [(String, (String, Int) -> String)] {
  let path = files[files.count / 2]
  let before = try String(contentsOfFile: site + "/" + path, encoding: .utf8)
  var updates: [Double] = []
  var pages: [Double] = []
  for round in 0..<rounds {
    try change(before, round).write(toFile: site + "/" + path, atomically: true, encoding: .utf8)
    updates.append(try await milliseconds { snapshot = try await live.update([path]) })
    pages.append(await milliseconds { _ = snapshot.answer(articles[articles.count / 2]) })
  }
  try before.write(toFile: site + "/" + path, atomically: true, encoding: .utf8)
  try await live.update([path])
  report("\(name), update", updates)
  report("\(name), page", pages)
}
