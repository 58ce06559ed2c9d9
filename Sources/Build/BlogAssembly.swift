import Site

extension Assembly {
  /// Puts a blog together, on several threads.
  static func make(_ content: consuming SiteContent, _ options: Composition.Options) async -> Assembly {
    var assembly = Assembly(content, now: options.now, includingUnpublished: options.includingUnpublished)
    let resolutions = await assembly.resolutions(jobs: options.jobs)
    assembly.finish(resolutions)
    return assembly
  }

  private func resolutions(jobs: Int) async -> [[ArticleResolution]] {
    let parts = parts
    return await inParallel(parts.count, jobs: jobs) { resolutions(of: parts[$0]) }
  }
}
