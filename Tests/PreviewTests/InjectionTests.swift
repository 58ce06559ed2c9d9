import Testing

@testable import Preview

/// The script goes to the end of the head, found in the bytes.
@Suite struct InjectionTests {
  private let injection = Injection(version: 1, run: "r", token: "t")

  private func injected(_ page: String) -> String {
    String(decoding: injection.into(Array(page.utf8)), as: UTF8.self)
      .replacing(String(decoding: injection.tag, as: UTF8.self), with: "|")
  }

  @Test(arguments: [
    ("<head></head><body>", "<head>|</head><body>"), ("<HEAD></HEAD >", "<HEAD>|</HEAD >"),
    ("<head></head\n>", "<head>|</head\n>"), ("a</header></head>b</head>", "a</header>|</head>b</head>"),
    ("<p>no head", "<p>no head|"), ("", "|"), ("</head", "</head|"), ("</hea>", "</hea>|"), ("<", "<|"),
    ("é</head>", "é|</head>"),
  ])
  func `once, at the end of the head`(_ page: String, _ expected: String) {
    #expect(injected(page) == expected)
  }
}
