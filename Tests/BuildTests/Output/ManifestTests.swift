import Diagnostics
import Foundation
import Testing

@testable import Build

@Suite struct ManifestTests {
  private func manifest(_ paths: [String], complete: Bool = true) throws -> Manifest {
    var files: [OutputPath: Digests] = [:]
    for path in paths { files[try OutputPath(path)] = [Digest(Array(path.utf8))] }
    return Manifest(isComplete: complete, hasDrafts: false, files: FileDigests(files))
  }

  @Test func `it is JSON with sorted keys and one file a line`() throws {
    let text = String(decoding: try manifest(["b/index.html", "a.css", "É \"1\".png"]).bytes, as: UTF8.self)
    #expect(
      text == """
        {
          "complete": true,
          "drafts": false,
          "files": {
            "a.css": "\(Digest(Array("a.css".utf8)).hex)",
            "b/index.html": "\(Digest(Array("b/index.html".utf8)).hex)",
            "É \\"1\\".png": "\(Digest(Array("É \"1\".png".utf8)).hex)"
          },
          "version": 1
        }

        """)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect((json["files"] as? [String: String])?.keys.sorted() == ["a.css", "b/index.html", "É \"1\".png"])
  }

  @Test func `what is written is read back`() throws {
    for paths in [[], ["a"], ["a\\b", "tab\there", "\u{1F}", "œ/ç", "x, \"y\": z", "200%.html"]] {
      for complete in [true, false] {
        var value = try manifest(paths, complete: complete)
        #expect(Manifest(value.bytes) == value)
        value.hasDrafts = true
        #expect(Manifest(value.bytes) == value)
      }
    }
    #expect(Manifest(Manifest.empty.bytes) == .empty)
    var compressed = try manifest(["a", "a.br"])
    compressed.compression = "brotli 11 1, gzip 9 1.2.13"
    #expect(Manifest(compressed.bytes) == compressed)
    let cut = String(decoding: compressed.bytes, as: UTF8.self).replacing("1.2.13\",", with: "1.2.13\"")
    #expect(Manifest(Array(cut.utf8)) == nil)
    let json = try manifest(["a\\b", "\u{1F}"]).bytes
    #expect((try? JSONSerialization.jsonObject(with: Data(json))) != nil)
  }

  @Test func `an incomplete one keeps the digests of before and after`() throws {
    let path = try OutputPath("a")
    let value = Manifest(isComplete: false, hasDrafts: false, files: [path: [Digest([1]), Digest([2])]])
    #expect(Manifest(value.bytes) == value)
  }

  @Test func `two spellings of an accent are two files`() throws {
    let value = try manifest(["\u{E9}", "e\u{301}"])
    #expect(value.files.count == 2)
    #expect(Manifest(value.bytes) == value)
    #expect(value.paths.map { Array($0.utf8) } == [Array("e\u{301}".utf8), Array("\u{E9}".utf8)])
  }

  @Test func `anything but a whole manifest is none`() throws {
    let bytes = try manifest(["a", "b"]).bytes
    for count in 0..<bytes.count { #expect(Manifest(Array(bytes.prefix(count))) == nil) }
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0x80
      #expect(Manifest(changed) == nil)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    for (old, new) in [
      ("\"version\": 1", "\"version\": 2"), ("\"a\"", "\"../a\""), ("\"a\"", "\"/a\""), ("\"a\"", "\"a\\q\""),
      ("\"a\"", "\"c\""), ("true", "null"), (": \"", ":\""), ("\n", "\r\n"), ("\"a\"", "\".feuillet.json\""),
    ] {
      let changed = text.replacingOccurrences(of: old, with: new)
      #expect(changed != text)
      #expect(Manifest(Array(changed.utf8)) == nil)
    }
    #expect(Manifest(Array("null".utf8)) == nil)
    #expect(Manifest(bytes + [0x0A]) == nil)
  }
}

@Suite struct OutputPathTests {
  @Test(arguments: [
    "index.html", "articles/bareme/index.html", ".well-known/security.txt", "CNAME", "été à l’eau.png",
    "a..b",
    "...", " ",
  ]) func `an address inside the site is taken`(path: String) throws {
    #expect(try OutputPath(path).text == path)
  }

  @Test(arguments: [
    "", "/", "/etc/passwd", "a/", "a//b", ".", "..", "../a", "a/..", "a/../b", "a/./b", "a\0b",
    ".feuillet.json", ".feuillet-tmp-1", ".feuillet-tmp-1/a",
    String(repeating: "a", count: 256), String(repeating: "aaaaaaaaa/", count: 101) + "b",
  ]) func `an address that cannot be one is refused`(path: String) throws {
    #expect(throws: MachineFailure.self) { try OutputPath(path) }
  }

  @Test func `the refusal says what is wrong`() throws {
    let failure = #expect(throws: MachineFailure.self) { try OutputPath("a/../../b") }
    #expect(
      failure?.message.french
        == "« a/../../b » ne peut pas être une adresse du site : elle doit être relative, sans « . », « .. » ni double barre"
    )
    #expect(
      failure?.message.english
        == "“a/../../b” cannot be an address of the site: it must be relative, without “.”, “..” or a double slash"
    )
  }

  @Test func `parents and names are those of the path`() throws {
    let path = try OutputPath("a/b/c")
    #expect(path.parent?.text == "a/b")
    #expect(path.parent?.parent?.text == "a")
    #expect(path.parent?.parent?.parent == nil)
    #expect(path.name == "c" && path.parent?.parent?.name == "a")
  }
}
