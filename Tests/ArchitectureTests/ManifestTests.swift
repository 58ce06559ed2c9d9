import Testing

/// `Package.swift` declares what the sources import, neither less nor more.
@Suite struct ManifestTests {
  @Test func `the dependencies of a target are read, those of tests are not`() {
    let manifest = Manifest(
      """
      products: [.executable(name: "blog", targets: ["blog"])],
      targets: [
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        // .target(name: "Gone"),
        .target(name: "Diagnostics"),
        .target(
          name: "YAML", dependencies: ["CYAML", "Diagnostics"]),
        .executableTarget(
          name: "blog",
          dependencies: [
            "YAML", .product(name: "ArgumentParser", package: "swift-argument-parser"),
          ]),
        .executableTarget(name: "Bench", dependencies: ["YAML"], path: "Tests/Bench"),
        .testTarget(name: "YAMLTests", dependencies: ["YAML"]),
      ]
      """)
    #expect(
      manifest.dependencies == [
        "CYAML": [], "Diagnostics": [], "YAML": ["CYAML", "Diagnostics"], "blog": ["YAML", "ArgumentParser"],
      ])
  }

  @Test func `declared dependencies equal the imports`() throws {
    let manifest = try Manifest.ofCheckout()
    var problems: [String] = []
    for (module, sources) in Dictionary(grouping: try SourceText.all(), by: \.module).sorted(by: {
      $0.key < $1.key
    }) {
      guard let declared = manifest.dependencies[module] else {
        problems.append("Package.swift: no target for Sources/\(module)")
        continue
      }
      var unused = declared
      for source in sources {
        for found in source.imports {
          unused.remove(found.module)
          if ImportTable.ofTheToolchain.contains(found.module) || declared.contains(found.module) { continue }
          problems.append(
            "\(source.path):\(found.line): \(module) imports \(found.module), which it does not declare")
        }
      }
      problems += unused.sorted().map {
        "Package.swift: \(module) declares \($0), which no source of it imports"
      }
    }
    #expect(problems.isEmpty, "\(list(problems))")
  }

  @Test func `every target has sources and a line in the import table`() throws {
    let declared = Set(try Manifest.ofCheckout().dependencies.keys).subtracting(ImportTable.systemLibraries)
    #expect(declared == Set(try SourceText.all().map(\.module)))
    #expect(declared == Set(ImportTable.allowed.keys))
  }
}
