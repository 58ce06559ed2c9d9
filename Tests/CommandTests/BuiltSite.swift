import TestSite
import Testing

extension TestSite {
  /// A blog that was built once, without a problem.
  static func built(_ more: String = "") async throws -> TestSite {
    let site = try TestSite(blog + more)
    let run = try await Command.build(site)
    try #require(run.status == 0, "\(run.error)")
    return site
  }
}
