import Testing

@testable import Build

@Suite struct FileDigestsTests {
  private func files(_ names: [String], _ byte: UInt8 = 0) throws -> FileDigests {
    FileDigests(try names.map { (key: try OutputPath($0), value: [Digest([byte])]) })
  }

  @Test func `files stand in the order of their paths, and each is found`() throws {
    let names = ["b/index.html", "a.css", "b.css", "é", "a/index.html", "z"]
    for count in 0...names.count {
      let files = try files(Array(names.prefix(count)))
      #expect(files.map(\.path) == files.map(\.path).sorted())
      #expect(files.count == count)
      for (number, name) in names.enumerated() {
        #expect((files[try OutputPath(name)] != nil) == (number < count))
      }
    }
  }

  @Test func `only what comes behind the others is added`() throws {
    var files = try files(["a", "c"])
    for name in ["a", "b", "c"] { #expect(!files.append(try OutputPath(name), [Digest([])])) }
    #expect(files.append(try OutputPath("d"), [Digest([])]))
    #expect(files.map(\.path.text) == ["a", "c", "d"])
  }

  @Test func `two lists become one, and a file of both is told`() throws {
    let (old, new) = (try files(["a", "c", "d", "x"], 1), try files(["b", "c", "x", "y"], 2))
    let both = old.merging(new) { $0.union($1) }
    #expect(both.map(\.path.text) == ["a", "b", "c", "d", "x", "y"])
    #expect(both.map(\.digests.all.count) == [1, 1, 2, 1, 2, 1])
    #expect(new.merging(old) { $1.union($0) } == both)
    #expect(old.merging([:]) { $1 } == old)
    #expect(FileDigests([:]).merging(new) { $1 } == new)
  }

  @Test func `what another list lacks`() throws {
    let (old, new) = (try files(["a", "c", "d", "x"]), try files(["b", "c", "x", "y"], 2))
    #expect(old.missing(in: new).map(\.path.text) == ["a", "d"])
    #expect(new.missing(in: old).map(\.path.text) == ["b", "y"])
    #expect(old.missing(in: [:]) == old)
    #expect(old.missing(in: old).isEmpty)
  }
}
