import Diagnostics
import French
import YAML

extension TypographyPolicy {
  /// A text as it is shown.
  func text(_ located: Located<String>?) -> String? { located.map { typeset($0.value) } }

  /// Reads `typography:` of `site.yml`: `false`, or a mapping.
  static func read(_ fields: inout MappingReader) -> TypographyPolicy {
    var policy = TypographyPolicy()
    if fields.node("typography")?.flag == false {
      policy.isOn = false
      return policy
    }
    return fields.mapping("typography") { $0.typography() } ?? policy
  }
}

extension MappingReader {
  fileprivate mutating func typography() -> TypographyPolicy {
    var policy = TypographyPolicy(profile: choice("profile")?.value ?? .french)
    policy.guillemets = choice("guillemets")?.value ?? policy.guillemets
    policy.colon = choice("colon")?.value ?? policy.colon
    policy.punctuation = choice("punctuation")?.value ?? policy.punctuation
    policy.units = choice("units")?.value ?? policy.units
    policy.numbers = choice("numbers")?.value ?? policy.numbers
    policy.insertMissing = flag("insertMissing")?.value ?? policy.insertMissing
    policy.convertCurly = flag("convertCurly")?.value ?? policy.convertCurly
    policy.ordinals = flag("ordinals")?.value ?? policy.ordinals
    policy.dashes = choice("dashes")?.value ?? policy.dashes
    policy.multiplication = flag("multiplication")?.value ?? policy.multiplication
    policy.exceptions += texts("exceptions").map(\.value)
    return policy
  }
}
