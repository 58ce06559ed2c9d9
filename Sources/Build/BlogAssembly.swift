import Site

extension Assembly {
  /// Puts a blog together, on several threads.
  static func make(_ content: consuming SiteContent, _ options: Composition.Options) async -> Assembly {
    let assembly = Assembly(content, now: options.now, includingUnpublished: options.includingUnpublished)
    let parts = assembly.parts
    let resolutions = await inParallel(parts.count, jobs: options.jobs) {
      assembly.resolutions(of: parts[$0])
    }
    var whole = assembly
    whole.finish(resolutions)
    return whole
  }
}
