import Diagnostics
import Templates

/// What the preview itself shows: the editor’s bar, what stands over a broken page, the desk. Its French stands in
/// the templates beside the script.
enum Interface {
  static let bar = Part("bar", BarView.schema)
  static let overlay = Part("overlay", OverlayView.schema)
  static let desk = Part("desk", DeskView.schema)

  /// One template with what it is given.
  struct Part<Model>: Sendable {
    let name: String
    let schema: Schema<Model>

    init(_ name: String, _ schema: Schema<Model>) {
      self.name = name
      self.schema = schema
    }

    func html(_ model: Model) -> [UInt8] {
      var out: [UInt8] = []
      Interface.compiled.templates.render(name, schema.value(of: model), into: &out)
      return out
    }
  }

  /// The templates, and what is wrong with them: nothing, as a test says.
  static let compiled: (templates: TemplateSet, diagnostics: [Diagnostic]) = {
    var diagnostics: [Diagnostic] = []
    let sources = [
      ("bar", PackageResources.bar_mustache), ("overlay", PackageResources.overlay_mustache),
      ("desk", PackageResources.desk_mustache), ("problem", PackageResources.problem_mustache),
      ("state", PackageResources.state_mustache),
    ].map { name, bytes in
      TemplateSource(name: name, file: SourceFile(path: "\(name).mustache", bytes: bytes))
    }
    let templates = TemplateSet(sources, diagnostics: &diagnostics)
    diagnostics += templates.check([
      (bar.name, bar.schema.shape), (overlay.name, overlay.schema.shape), (desk.name, desk.schema.shape),
    ])
    return (templates, diagnostics)
  }()
}
