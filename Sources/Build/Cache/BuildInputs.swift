import Diagnostics
import Site
import Theme

/// All that decides the bytes of the output, as digests: what is the same as in the build before makes the same pages.
enum BuildInputs {
  /// All of it; `nil` where an article is not known.
  ///
  /// - Parameter articles: their paths, in order, with the digests of their files.
  static func whole(
    _ environment: Digest, _ circumstances: Digest, _ articles: some Sequence<(path: String, digest: Digest?)>
  ) -> Digest? {
    let whole = RunningDigest()
    whole.add(environment)
    whole.add(circumstances)
    for (path, digest) in articles {
      guard let digest else { return nil }
      whole.add(path)
      whole.add(digest)
    }
    return whole.digest
  }

  /// What decides whether a build is done at all, and what it tells.
  static func circumstances(_ problems: [Diagnostic], isStrict: Bool) -> Digest {
    let digest = RunningDigest()
    digest.add(isStrict ? 1 : 0)
    for problem in problems.inReportingOrder() {
      digest.add(problem.code.rawValue)
      digest.add(problem.place?.file ?? "")
      digest.add(problem.message.french)
    }
    return digest.digest
  }

  /// Everything but the articles: the program, the options, the settings, the theme, the other texts, the names and
  /// sizes of the files that are copied.
  ///
  /// - Parameter program: the path of this program: another one makes other pages.
  static func environment(
    of sources: SiteSources, _ options: Composition.Options, program: String, compression: String
  ) -> Digest {
    let digest = RunningDigest()
    digest.add(compression)
    if let status = FileStatus(program, following: true) { digest.add(FileSignature(status)) }
    digest.add(options.includingUnpublished ? 1 : 0)
    digest.add(options.baseURL ?? "-")
    for file in sources.shared {
      digest.add(file.path)
      digest.add(Digest(file.bytes))
    }
    for (name, theme) in sources.themes.inKeyOrder {
      for (path, file) in theme.files.inKeyOrder {
        digest.add(name)
        digest.add(path)
        digest.add(file.path)
        digest.add(Digest(file.bytes))
      }
    }
    for (address, path) in sources.files.inKeyOrder {
      digest.add(address)
      digest.add(path)
      let size = sources.pictureSizes[address]
      digest.add(size?.width ?? -1)
      digest.add(size?.height ?? -1)
    }
    return digest.digest
  }
}

extension SiteSources {
  /// The texts that are no articles.
  fileprivate var shared: [SourceFile] {
    [settings, partners].compactMap(\.self) + authors + pages + offers + categories
  }
}

extension RunningDigest {
  fileprivate func add(_ text: String) {
    var text = text
    add(text.utf8.count)
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  fileprivate func add(_ value: some BitwiseCopyable) {
    withUnsafeBytes(of: value) { add($0) }
  }
}
