// How many article pages a CPU second the templates render, the values built from schemas included: 40 values,
// 10 sections or loops, a body of 8 KB. Run in release: `swift run -c release TemplatesBench [SECONDS]`.
import Diagnostics
import Dispatch
import Templates

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

func run() {
  let article = Article.example
  var diagnostics: [Diagnostic] = []
  let templates = TemplateSet(theme, diagnostics: &diagnostics)
  diagnostics += templates.check("layouts/article", against: Article.schema.shape)
  guard diagnostics.isEmpty else {
    for diagnostic in diagnostics { print(diagnostic.place?.line ?? 0, diagnostic.message.english) }
    exit(1)
  }
  var output: [UInt8] = []
  func page() {
    output.removeAll(keepingCapacity: true)
    templates.render("layouts/article", Article.schema.value(of: article), into: &output)
  }
  for _ in 0..<200 { page() }

  let seconds = CommandLine.arguments.dropFirst().first.flatMap(Double.init) ?? 2
  var rates: [Double] = []
  for _ in 0..<3 {
    var pages = 0
    let start = cpuSeconds()
    var elapsed = 0.0
    repeat {
      for _ in 0..<100 { page() }
      pages += 100
      elapsed = cpuSeconds() - start
    } while elapsed < seconds / 3
    rates.append(Double(pages) / elapsed)
  }
  rates.sort()
  let pages = Int(rates[1] * seconds / 2)
  let start = cpuSeconds()
  // The values are made and rendered on two threads at once, as a build does; they share the schemas and templates.
  DispatchQueue.concurrentPerform(iterations: 2) { _ in
    var output: [UInt8] = []
    for _ in 0..<pages {
      output.removeAll(keepingCapacity: true)
      templates.render("layouts/article", Article.schema.value(of: article), into: &output)
    }
  }
  let together = Int(Double(2 * pages) / (cpuSeconds() - start))
  print("\(Int(rates[1])) article pages a CPU second (median of 3), \(output.count) bytes each")
  print("\(together) on two threads at once")
}

run()
