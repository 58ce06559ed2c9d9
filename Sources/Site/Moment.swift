import French

/// An instant as readers see it: the day in Paris.
package struct Moment: Hashable, Sendable {
  package let instant: Instant

  package init(_ instant: Instant) { self.instant = instant }

  package var date: CivilDate { instant.paris.date }
  /// `2026-09-16T09:30:00+02:00`
  package var iso: String { instant.paris.iso }
}
