import Diagnostics

/// Templates that include each other, compiled.
///
/// The language is Mustache 1.4 with the optional module of inheritance and without lambdas. What the specification
/// leaves silent is an error here: a name that nothing declares, a template that does not exist, a loop.
package struct TemplateSet: Sendable {
  let templates: [Template]
  private let indices: [String: Int]

  /// How strictly templates are read.
  enum Mode {
    /// For themes: whatever would go wrong, or be left out in silence, is a diagnostic.
    case theme
    /// As the Mustache specification has it: what is missing is empty, templates may include themselves.
    case specification
  }

  /// Parses all; syntax errors, unknown partials and parents, and loops are appended to the diagnostics.
  ///
  /// Of two sources with one name the later counts.
  package init(_ sources: [TemplateSource], diagnostics: inout [Diagnostic]) {
    self.init(sources, mode: .theme, diagnostics: &diagnostics)
  }

  init(_ sources: [TemplateSource], mode: Mode, diagnostics: inout [Diagnostic]) {
    var indices: [String: Int] = [:]
    for (index, source) in sources.enumerated() { indices[source.name] = index }
    var templates: [Template] = []
    for source in sources {
      let lines = LineIndex(source.file)
      var parser = TemplateParser(source, TemplateProblems(lines), mode: mode)
      parser.parse()
      diagnostics += parser.diagnostics
      var draft = parser.isTooDeep ? TemplateDraft() : parser.draft
      for index in draft.includes.indices {
        draft.includes[index].target = indices[draft.includes[index].name]
      }
      templates.append(draft.template(source.name, lines))
    }
    self.indices = indices
    if mode == .theme {
      let inclusions = Inclusions(templates, current: Set(indices.values))
      diagnostics += inclusions.diagnostics
      self.templates = inclusions.isFinite ? templates : templates.map { $0.withoutIncludes() }
    } else {
      self.templates = templates
    }
  }

  /// Whether there is a template of this name.
  package func contains(_ name: String) -> Bool { indices[name] != nil }

  /// Checks a template and everything that it includes against the shape of the value that it will be given, also
  /// branches that no page takes.
  ///
  /// The default of a block that this template replaces is not checked: it cannot appear. A dotted name may pass
  /// through an optional object anywhere; it prints nothing when the object is absent. A problem in a partial that is
  /// included several times is reported once.
  package func check(_ name: String, against shape: Shape) -> [Diagnostic] {
    check([(name, shape)])
  }

  /// Checks several templates, each against its shape; a problem in what they share is reported once.
  package func check(_ uses: [(name: String, shape: Shape)]) -> [Diagnostic] {
    var check = ShapeCheck(templates)
    for use in uses {
      if let index = indices[use.name] { check.run(index, against: use.shape) }
    }
    return check.diagnostics
  }

  /// Appends a template with its names filled in. It cannot fail: everything was checked before.
  ///
  /// A template that does not exist is empty.
  package func render(_ name: String, _ value: Value, into output: inout [UInt8]) {
    guard let index = indices[name] else { return }
    Renderer.render(index, of: templates, value, into: &output)
  }
}
