// How well related articles are found: the links between the articles of a site are hidden, and the ranking is
// to find them. `make evaluate CORPUS=DIR`, which reads DIR/content; several folders are
// judged together. README.md beside this file says more.
import Build

func run() async throws(MachineFailure) {
  let folders = Array(CommandLine.arguments.dropFirst())
  var corpora: [EvaluatedCorpus] = []
  for site in folders.isEmpty ? ["."] : folders {
    guard
      let (corpus, errors) = try await EvaluatedCorpus.read(site, themeRoots: ["\(site)/themes", "themes"])
    else {
      print("\(site): there is no site to evaluate")
      continue
    }
    print(
      "\(site): \(corpus.articles.count) articles, \(corpus.linkCount) links from \(corpus.queries.count) of them"
        + (errors > 0 ? "; \(errors) errors in the content" : ""))
    if !corpus.queries.isEmpty { corpora.append(corpus) }
  }
  if !corpora.isEmpty {
    print(try await Evaluation.run(corpora, Variant.tried).table, terminator: "")
  }
}

try await run()
