// swift-tools-version: 6.2
import PackageDescription

/// The modules by layer: a module imports those that it names here, all of a lower layer.
/// `ArchitectureTests` holds the sources against this table.
let package = Package(
  name: "feuillet",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "feuillet", targets: ["feuillet"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CXXHash", pkgConfig: "libxxhash",
      providers: [.apt(["libxxhash-dev"]), .brew(["xxhash"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CMicroHTTPD", pkgConfig: "libmicrohttpd",
      providers: [.apt(["libmicrohttpd-dev"]), .brew(["libmicrohttpd"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(
      name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),

    .target(name: "Diagnostics", exclude: ["REFERENCE.md"]),
    .target(name: "French", dependencies: ["Diagnostics"]),
    .target(name: "YAML", dependencies: ["CYAML", "Diagnostics"]),
    .target(name: "Templates", dependencies: ["Diagnostics"]),
    .target(name: "Markdown", dependencies: ["CCmarkGFM", "Diagnostics", "French"]),
    .target(name: "Content", dependencies: ["Diagnostics", "French", "YAML", "Markdown"]),
    .target(name: "Site", dependencies: ["Diagnostics", "French", "Markdown", "Content"]),
    .target(
      name: "Theme",
      dependencies: [
        "CCrypto", "Diagnostics", "French", "YAML", "Templates", "Markdown", "Content", "Site",
      ]),
    .target(
      name: "Build",
      dependencies: [
        "CBrotli", "CMalloc", "CXXHash", "CZlib", "Diagnostics", "French", "Markdown", "Content", "Site",
        "Theme",
      ],
      resources: [.embedInCode("Scaffold/Starter")]),
    .target(
      name: "Preview", dependencies: ["CMicroHTTPD", "Diagnostics", "French", "Templates", "Site", "Build"],
      resources: [.embedInCode("Resources")]),
    .target(name: "Publish", dependencies: ["Diagnostics", "Content", "Build"]),
    .executableTarget(
      name: "feuillet",
      dependencies: [
        "Diagnostics", "French", "Markdown", "Site", "Build", "Preview", "Publish",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(name: "ArchitectureTests"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Diagnostics", "French", "Markdown"]),
    .testTarget(name: "FrenchTests", dependencies: ["Diagnostics", "French"]),
    .testTarget(name: "YAMLTests", dependencies: ["Diagnostics", "YAML"]),
    .testTarget(
      name: "ScaffoldTests",
      dependencies: ["Diagnostics", "French", "Content", "Build", "TestSite", "feuillet"]),
    .testTarget(name: "TemplatesTests", dependencies: ["Diagnostics", "Templates"]),
    .testTarget(
      name: "RelatedTests",
      dependencies: ["French", "Content", "Site", "Build", "TestSite", "RelatedEvaluation"]),
    .testTarget(name: "SiteTests", dependencies: ["Diagnostics", "French", "Site", "Theme", "Build"]),
    .target(name: "TestSite", dependencies: ["Build", "Diagnostics", "French"], path: "Tests/TestSite"),
    .testTarget(name: "CommandTests", dependencies: ["Build", "Diagnostics", "French", "TestSite"]),
    .testTarget(name: "ThemeTests", dependencies: ["Build", "Diagnostics", "TestSite", "Theme"]),
    .testTarget(
      name: "GoldenTests", dependencies: ["Build", "TestSite"], path: "Tests/Golden",
      exclude: ["README.md", "site", "expected"]),
    .testTarget(
      name: "BlogTests",
      dependencies: [
        "Build", "Content", "Diagnostics", "French", "Site", "TestSite", "Theme",
      ], exclude: ["Grammar"]),
    .executableTarget(
      name: "RelatedBench", dependencies: ["Build", "Content", "French", "Site"],
      path: "Tests/Bench/RelatedBench"),
    .executableTarget(
      name: "RelatedEvaluation",
      dependencies: ["Build", "Content", "Diagnostics", "French", "Markdown", "Site"],
      path: "Tests/Bench/RelatedEvaluation", exclude: ["README.md"]),
    .executableTarget(
      name: "TypographyBench", dependencies: ["French"], path: "Tests/Bench/TypographyBench"),
    .executableTarget(
      name: "TemplatesBench", dependencies: ["Diagnostics", "Templates"], path: "Tests/Bench/TemplatesBench"),
    .executableTarget(
      name: "LiveBench", dependencies: ["Build", "Diagnostics", "French"], path: "Tests/Bench/LiveBench"),
    .testTarget(name: "LiveTests", dependencies: ["Build", "Diagnostics", "French", "Site", "TestSite"]),
    .testTarget(name: "EditorialTests", dependencies: ["Build", "Diagnostics", "French", "TestSite"]),
    .testTarget(
      name: "CacheTests",
      dependencies: ["Build", "Content", "Diagnostics", "French", "Markdown", "Site", "TestSite", "Theme"]),
    .testTarget(name: "PublishTests", dependencies: ["Build", "TestSite"], exclude: ["Servers"]),
    .testTarget(name: "BuildTests", dependencies: ["Build", "Diagnostics", "Site"]),
    .testTarget(
      name: "PreviewTests", dependencies: ["Build", "Diagnostics", "French", "Preview", "Site", "TestSite"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
