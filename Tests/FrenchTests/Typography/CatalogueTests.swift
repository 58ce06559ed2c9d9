import Foundation
import Testing

@testable import French

@Suite struct CatalogueTests {
  @Test func `every file of the folder holds one rule of the catalogue, and every rule has its tests`() throws
  {
    let rules = (TypographyRule.catalogue + TypographyRule.marks).map(\.name)
    #expect(Set(rules).count == rules.count)
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let folder = root.appendingPathComponent("Sources/French/Typography/Rules").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).map {
      $0.prefix(1).lowercased() + $0.dropFirst().dropLast(".swift".count)
    }
    #expect(files.sorted() == rules.sorted())
  }
}
